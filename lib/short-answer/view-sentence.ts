import { countryTermOf } from "../retrieve/read-sentence.ts";
import type { ExpandedTerm } from "../retrieve/expand-terms.ts";
import { sharesRoot } from "../text/related-words.ts";
import { type TaggedWord, tagWords } from "./tag-words.ts";

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

export function viewSentence(text: string, terms: readonly ExpandedTerm[]): SentenceView {
  const words = tagWords(text);
  const matches = words.map((word) => matchWord(word, terms));
  const held = new Set(matches.flat());
  const total = terms.reduce((sum, term) => sum + term.idf, 0);
  const weight = [...held].reduce((sum, at) => sum + (terms[at]?.idf ?? 0), 0);
  return { text, words, matches, coverage: total === 0 ? 0 : weight / total, places: placesOf(words) };
}

export function matchWord(word: TaggedWord, terms: readonly ExpandedTerm[]): number[] {
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
  view: SentenceView,
  from: number,
  to: number,
  terms: readonly ExpandedTerm[],
): number {
  const best = new Map<number, number>();
  for (const [at, held] of view.matches.entries()) {
    if (held.length === 0 || (at >= from && at < to)) continue;
    const distance = at < from ? from - at : at - to + 1;
    const near = Math.exp(-distance / FADE);
    for (const term of held) best.set(term, Math.max(best.get(term) ?? 0, near));
  }
  const total = terms.reduce((sum, term) => sum + term.idf, 0);
  const near = [...best].reduce((sum, [at, value]) => sum + value * (terms[at]?.idf ?? 0), 0);
  return total === 0 ? 0 : near / total;
}

/** Words over which nearness falls to 1/e. */
const FADE = 10;
