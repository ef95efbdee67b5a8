import type { PassageReading } from "./read-passage.ts";

/** So many of the best passages say together what the question is about. */
const BEST = 3;

/**
 * How much each passage speaks of what the best of them speak of: the cosine, in [0, 1], of its words and theirs, words
 * weighed by their rarity among the passages given. It is relevance feedback after Rocchio (1971), without a second
 * search: passages that share few words with the question, but many with those that answer it, move up.
 *
 * @param passages best first.
 */
export function matchKin(passages: readonly PassageReading[]): number[] {
  const vectors = weighTerms(passages.map(countTerms));
  const centre = unit(sumOf(vectors.slice(0, BEST)));
  return vectors.map((vector) => {
    let cosine = 0;
    for (const [term, weight] of vector) cosine += weight * (centre.get(term) ?? 0);
    return cosine;
  });
}

type TermWeights = ReadonlyMap<string, number>;

function countTerms({ sentences }: PassageReading): TermWeights {
  const counts = new Map<string, number>();
  for (const { words, table } of sentences)
    for (const word of words) {
      const { term } = table.wordOf(word);
      if (term !== "") counts.set(term, (counts.get(term) ?? 0) + 1);
    }
  return counts;
}

/** Unit vectors of damped counts times inverse frequency among `passages`. */
function weighTerms(passages: readonly TermWeights[]): TermWeights[] {
  const holders = new Map<string, number>();
  for (const counts of passages)
    for (const term of counts.keys()) holders.set(term, (holders.get(term) ?? 0) + 1);
  const rarity = (term: string) => Math.log(1 + passages.length / (holders.get(term) ?? 1));
  return passages.map((counts) =>
    unit(new Map([...counts].map(([term, count]) => [term, (1 + Math.log(count)) * rarity(term)]))),
  );
}

function sumOf(vectors: readonly TermWeights[]): TermWeights {
  const sum = new Map<string, number>();
  for (const vector of vectors)
    for (const [term, weight] of vector) sum.set(term, (sum.get(term) ?? 0) + weight);
  return sum;
}

function unit(vector: TermWeights): TermWeights {
  const length = Math.hypot(...vector.values());
  return length === 0 ? vector : new Map([...vector].map(([term, weight]) => [term, weight / length]));
}
