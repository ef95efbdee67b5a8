import type { WordNet } from "./read-wordnet.ts";

/** Share of a term's uses that are in the given meaning, in [0, 1]. */
export type SenseShares = (term: string, synset: string) => number;

/**
 * Added to the tagged count of a word's n-th sense, divided by n^1.5: the tagged texts are few and old, so that a
 * sense nobody tagged is not taken for unused.
 */
const SMOOTHING = 3;

/** Counts over all words that share a term: "apply" and "application" speak for one stem only when stemming joins them. */
export function countSenses(
  wordnet: WordNet,
  termOfLemma: (lemma: string) => string | undefined,
): SenseShares {
  const counts = new Map<string, Map<string, number>>();
  for (const { lemma, synset, tagged, place } of wordnet.senses) {
    const term = termOfLemma(lemma);
    // A sense written with a capital is a name.
    if (term === undefined || !wordnet.synsets.get(synset)?.words.includes(lemma)) continue;
    const senses = counts.get(term) ?? new Map<string, number>();
    counts.set(term, senses);
    senses.set(synset, (senses.get(synset) ?? 0) + tagged + SMOOTHING / place ** 1.5);
  }
  const totals = new Map(
    [...counts].map(([term, senses]) => [term, [...senses.values()].reduce((sum, count) => sum + count, 0)]),
  );
  return (term, synset) => (counts.get(term)?.get(synset) ?? 0) / (totals.get(term) ?? 1);
}
