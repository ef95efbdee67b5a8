import { sharesRoot } from "../text/related-words.ts";
import type { ExpandedTerm } from "./expand-terms.ts";
import type { SentenceReading } from "./read-sentence.ts";

/** For each question term, how surely the sentence speaks of it: 1 the word itself, less for a related form, 0 not at all. */
export type TermMatches = readonly number[];

/**
 * `related` times the lexicon's strength: at 1 it cost squad2 2 points of paragraph R@1, at 0.5 most of what it gives the
 * other sets; between 0.7 and 0.8 it gains on realtimeqa, clapnq and our own questions and costs squad2 under 1.5.
 */
const MATCH = { country: 0.9, root: 0.7, related: 0.75 };

/** For a word of the record: which question terms it speaks of, by their place, and how surely. */
type Spoken = readonly Readonly<{ at: number; strength: number }>[];

/** Words of the record met so far with this question: nearly every word is met again. */
const spokenBy = new WeakMap<readonly ExpandedTerm[], Map<string, Spoken>>();

export function matchTerms(terms: readonly ExpandedTerm[], sentence: SentenceReading): TermMatches {
  const matches = terms.map(() => 0);
  for (const word of sentence.terms) {
    for (const { at, strength } of spokenOf(terms, word)) matches[at] = Math.max(matches[at] ?? 0, strength);
  }
  return matches;
}

/** For each question term, the places in the sentence's sequence of words where it is spoken of, ascending. */
export function findTermPlaces(terms: readonly ExpandedTerm[], sentence: SentenceReading): number[][] {
  const places = terms.map((): number[] => []);
  for (const [place, word] of sentence.sequence.entries()) {
    if (word === "") continue;
    for (const { at } of spokenOf(terms, word)) places[at]?.push(place);
  }
  return places;
}

function spokenOf(terms: readonly ExpandedTerm[], word: string): Spoken {
  const known = spokenBy.get(terms) ?? new Map<string, Spoken>();
  if (known.size === 0) spokenBy.set(terms, known);
  const spoken = known.get(word) ?? readWord(terms, word);
  known.set(word, spoken);
  return spoken;
}

function readWord(terms: readonly ExpandedTerm[], word: string): Spoken {
  return terms.flatMap((term, at) => {
    const strength = strengthOf(term, word);
    return strength === 0 ? [] : [{ at, strength }];
  });
}

function strengthOf(term: ExpandedTerm, word: string): number {
  if (word === term.term || term.forms.includes(word)) return 1;
  const country = term.country === word ? MATCH.country : 0;
  const root = sharesRoot(term.term, word) ? MATCH.root : 0;
  return Math.max(country, root, MATCH.related * (term.related.get(word) ?? 0));
}

/** The matches of several sentences taken as one. */
export function mergeMatches(...all: readonly TermMatches[]): TermMatches {
  const first = all[0] ?? [];
  return first.map((_, at) => Math.max(...all.map((matches) => matches[at] ?? 0)));
}

/** Share of the question's weight (by rarity) that is matched, in [0, 1]; 0 for a question without terms. */
export function weighMatches(terms: readonly ExpandedTerm[], matches: TermMatches): number {
  const total = terms.reduce((sum, term) => sum + term.idf, 0);
  const matched = terms.reduce((sum, term, at) => sum + term.idf * (matches[at] ?? 0), 0);
  return total === 0 ? 0 : matched / total;
}
