import { sharesRoot } from "../text/related-words.ts";
import type { ExpandedTerm } from "./expand-terms.ts";
import type { SentenceReading } from "./read-sentence.ts";
import { questionMemory } from "./question-memory.ts";
import { ROOT_LETTERS, seek, type Sought } from "./word-marks.ts";
import { NOTES_MOST } from "./word-notes.ts";
import type { WordReading, WordTable } from "./word-table.ts";

/** For each question term, how surely the sentence speaks of it: 1 the word itself, less for a related form, 0 not at all. */
export type TermMatches = readonly number[];

/** The matches, and for each question term the places in the sentence's words where it is spoken of, ascending. */
export type PlacedMatches = Readonly<{ matches: TermMatches; places: readonly (readonly number[])[] }>;

/**
 * `related` times the lexicon's strength: at 1 it cost squad2 2 points of paragraph R@1, at 0.5 most of what it gives the
 * other sets; between 0.7 and 0.8 it gains on realtimeqa, clapnq and our own questions and costs squad2 under 1.5.
 */
const MATCH = { country: 0.9, root: 0.7, related: 0.75 };

/** Which question term a word of the record speaks of, and how surely; `placed` unless by its spelling or country only. */
type Spoken = Readonly<{ at: number; strength: number; placed: boolean }>;

export function matchTerms(terms: readonly ExpandedTerm[], sentence: SentenceReading): TermMatches {
  return placeTerms(terms, sentence).matches;
}

export function placeTerms(terms: readonly ExpandedTerm[], { words, table }: SentenceReading): PlacedMatches {
  const matcher = openMatcher(terms, table);
  const { own, spoken } = matcher;
  const { notes } = table;
  let matches: number[] | undefined;
  let places: (readonly number[])[] | undefined;
  for (let place = 0; place < words.length; place++) {
    const word = words[place] as number;
    const known = notes.read(word, own);
    const found = known === 0 ? meetWord(matcher, word) : (spoken[known] as readonly Spoken[]);
    if (found === NOTHING) continue;
    matches ??= [...matcher.unmatched.matches];
    places ??= [...matcher.unmatched.places];
    for (const { at, strength, placed } of found) {
      if (strength > (matches[at] as number)) matches[at] = strength;
      if (!placed) continue;
      const before = places[at] as number[];
      if (before === NOWHERE) places[at] = [place];
      else before.push(place);
    }
  }
  return matches && places ? { matches, places } : matcher.unmatched;
}

const NOWHERE: readonly number[] = [];

/** The words met with this question: nearly every word is met again, and nearly every one speaks of nothing. */
type Matcher = Readonly<{
  terms: readonly ExpandedTerm[];
  table: WordTable;
  sought: Sought;
  /** For each word met its place in `spoken` is noted. */
  own: number;
  spoken: (readonly Spoken[])[];
  /** Of a sentence that speaks of nothing. */
  unmatched: PlacedMatches;
}>;

const matchers = questionMemory<readonly ExpandedTerm[], Matcher>();
const NOTHING: readonly Spoken[] = [];

function openMatcher(terms: readonly ExpandedTerm[], table: WordTable): Matcher {
  const opened = matchers.get(terms);
  if (opened?.table === table) return opened;
  const matcher: Matcher = {
    terms,
    table,
    sought: seek(
      terms.flatMap(formsOf),
      terms.map(({ term }) => term.slice(0, ROOT_LETTERS)),
    ),
    own: table.notes.open(),
    spoken: [NOTHING, NOTHING],
    unmatched: { matches: terms.map(() => 0), places: terms.map(() => NOWHERE) },
  };
  matchers.set(terms, matcher);
  return matcher;
}

function meetWord({ terms, table, sought, own, spoken }: Matcher, word: number): readonly Spoken[] {
  const found = table.marks.mayBe(word, sought) ? readSpoken(terms, table.wordOf(word)) : NOTHING;
  if (found.length === 0) {
    table.notes.write(word, own, 1);
    return NOTHING;
  }
  if (spoken.length <= NOTES_MOST) table.notes.write(word, own, spoken.push(found) - 1);
  return found;
}

function formsOf(term: ExpandedTerm): string[] {
  return [term.term, ...term.forms, ...(term.country === null ? [] : [term.country]), ...term.related.keys()];
}

function readSpoken(terms: readonly ExpandedTerm[], { term: own, names }: WordReading): readonly Spoken[] {
  return terms.flatMap((term, at) => {
    const byTerm = own === "" ? 0 : strengthOf(term, own);
    const strength = Math.max(byTerm, ...names.map((name) => strengthOf(term, name)));
    return strength === 0 ? [] : [{ at, strength, placed: byTerm > 0 }];
  });
}

function strengthOf(term: ExpandedTerm, word: string): number {
  if (word === term.term || term.forms.includes(word)) return 1;
  const country = term.country === word ? MATCH.country : 0;
  const root = sharesRoot(term.term, word) ? MATCH.root : 0;
  return Math.max(country, root, MATCH.related * (term.related.get(word) ?? 0));
}

/** How surely a person is meant where only the last word of the name stands ("Mr Shoigu" for "Sergei Shoigu"). */
const BY_LAST_WORD = 0.9;

/** Whether a name of several words is among the terms. */
export function holdsLongName(terms: readonly ExpandedTerm[]): boolean {
  return terms.some(({ name }, at) => name !== null && name === terms[at + 1]?.name);
}

/** A name of several words counts as whole where its last word stands: news gives a person's first name once. */
export function fillNames(terms: readonly ExpandedTerm[], matches: TermMatches): TermMatches {
  return terms.map(({ name }, at) => {
    const own = matches[at] ?? 0;
    if (name === null) return own;
    const last = terms.findLastIndex((other) => other.name === name);
    return Math.max(own, BY_LAST_WORD * (matches[last] ?? 0));
  });
}

/** The matches of several sentences taken as one. */
export function mergeMatches(...all: readonly TermMatches[]): TermMatches {
  const merged = (all[0] ?? []).slice();
  for (let index = 1; index < all.length; index++) {
    const matches = all[index] as TermMatches;
    for (let at = 0; at < merged.length; at++) {
      const match = matches[at] ?? 0;
      if (match > (merged[at] ?? 0)) merged[at] = match;
    }
  }
  return merged;
}

/** Share of the question's weight (by rarity) that is matched, in [0, 1]; 0 for a question without terms. */
export function weighMatches(terms: readonly ExpandedTerm[], matches: TermMatches): number {
  let total = 0;
  let matched = 0;
  for (let at = 0; at < terms.length; at++) {
    const { idf } = terms[at] as ExpandedTerm;
    total += idf;
    matched += idf * (matches[at] ?? 0);
  }
  return total === 0 ? 0 : matched / total;
}
