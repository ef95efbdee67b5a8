import { countryTermOf } from "../retrieve/read-sentence.ts";
import type { ExpandedTerm } from "../retrieve/expand-terms.ts";
import { sharesRoot } from "../text/related-words.ts";
import { type TaggedWord, tagWords } from "../text/tag-words.ts";

/** A sentence as the search for a phrase sees it. */
export type SentenceView = Readonly<{
  text: string;
  words: readonly TaggedWord[];
  /** For each word, the places in the question's terms that it matches. */
  matches: readonly (readonly number[])[];
  /** Share of the question's weight (by rarity) that the sentence holds, in [0, 1]. */
  coverage: number;
  /** Where each word of the sentence stands. */
  places: ReadonlyMap<string, readonly number[]>;
}>;

/** Places in the question's terms that a word matches, found once a word. */
export type WordMatcher = (word: TaggedWord) => readonly number[];

export function makeWordMatcher(terms: readonly ExpandedTerm[]): WordMatcher {
  const known = new Map<string, readonly number[]>();
  return (word) => {
    const found = known.get(word.text) ?? matchWord(word, terms);
    known.set(word.text, found);
    return found;
  };
}

export function viewSentence(
  text: string,
  terms: readonly ExpandedTerm[],
  matchesOf: WordMatcher = makeWordMatcher(terms),
): SentenceView {
  const words = tagWords(text);
  const matches = words.map(matchesOf);
  const held = new Set(matches.flat());
  const total = terms.reduce((sum, term) => sum + term.idf, 0);
  const weight = [...held].reduce((sum, at) => sum + (terms[at]?.idf ?? 0), 0);
  return { text, words, matches, coverage: total === 0 ? 0 : weight / total, places: placesOf(words) };
}

function matchWord(word: TaggedWord, terms: readonly ExpandedTerm[]): number[] {
  if (word.term === "") return [];
  const country = /^\p{Lu}/u.test(word.text) ? countryTermOf(word.text) : undefined;
  return terms.flatMap((term, at) => {
    const same = word.term === term.term || term.forms.includes(word.term);
    const related = (country !== undefined && country === term.country) || sharesRoot(word.term, term.term);
    return same || related ? [at] : [];
  });
}

function placesOf(words: readonly TaggedWord[]): Map<string, number[]> {
  const places = new Map<string, number[]>();
  for (const [at, word] of words.entries()) {
    const known = places.get(word.lower);
    if (known) known.push(at);
    else places.set(word.lower, [at]);
  }
  return places;
}

/** How close the question's terms stand to the words `from` up to `to`, in [0, 1]: weight by rarity, fading with distance. */
export function proximity(
  { matches }: SentenceView,
  from: number,
  to: number,
  terms: readonly ExpandedTerm[],
): number {
  const best = new Float64Array(terms.length);
  for (let at = 0; at < matches.length; at++) {
    const held = matches[at] as readonly number[];
    if (held.length === 0 || (at >= from && at < to)) continue;
    const near = Math.exp(-(at < from ? from - at : at - to + 1) / FADE);
    for (const term of held) best[term] = Math.max(best[term] ?? 0, near);
  }
  let [total, near] = [0, 0];
  for (const [at, { idf }] of terms.entries()) {
    total += idf;
    near += (best[at] ?? 0) * idf;
  }
  return total === 0 ? 0 : near / total;
}

/** Words over which nearness falls to 1/e. */
const FADE = 10;
