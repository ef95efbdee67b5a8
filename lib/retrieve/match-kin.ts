import type { PassageReading } from "./read-passage.ts";
import type { WordTable } from "./word-table.ts";

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
  const numbered = numberTerms();
  const vectors = weighTerms(passages.map((passage) => countTerms(passage, numbered)));
  const centre = unit(sumOf(vectors.slice(0, BEST)));
  const weights = new Map(Array.from(centre.terms, (term, at) => [term, centre.weights[at] as number]));
  return vectors.map(({ terms, weights: own }) => {
    let cosine = 0;
    for (let at = 0; at < terms.length; at++)
      cosine += (own[at] as number) * (weights.get(terms[at] as number) ?? 0);
    return cosine;
  });
}

/** Terms by number, in the order they first stand, and the weight of each. */
type TermWeights = Readonly<{ terms: readonly number[]; weights: readonly number[] }>;

/** For a word of a table, one more than the number of its term among those met; 0 for a stop word. */
type TermNumbers = (word: number, table: WordTable) => number;

/** Numbers for the terms of a few passages: each word is looked up once, and each term has one number in all tables. */
function numberTerms(): TermNumbers {
  const numbers = new Map<string, number>([["", 0]]);
  const tables = new Map<WordTable, Int32Array>();
  let [lastTable, lastMet]: [WordTable | undefined, Int32Array] = [undefined, new Int32Array()];
  const metOf = (table: WordTable) => {
    if (table === lastTable) return lastMet;
    lastMet = tables.get(table) ?? new Int32Array(table.size);
    tables.set((lastTable = table), lastMet);
    return lastMet;
  };
  return (word, table) => {
    const met = metOf(table);
    const known = met[word] as number;
    if (known !== 0) return known - 1;
    const { term } = table.wordOf(word);
    const number = numbers.get(term) ?? numbers.size;
    numbers.set(term, number);
    met[word] = number + 1;
    return number;
  };
}

function countTerms({ sentences }: PassageReading, numberOf: TermNumbers): TermWeights {
  const counts = new Map<number, number>();
  for (const { words, table } of sentences)
    for (const word of words) {
      const term = numberOf(word, table);
      if (term !== 0) counts.set(term, (counts.get(term) ?? 0) + 1);
    }
  return { terms: [...counts.keys()], weights: [...counts.values()] };
}

/** Unit vectors of damped counts times inverse frequency among `passages`. */
function weighTerms(passages: readonly TermWeights[]): TermWeights[] {
  const holders = new Map<number, number>();
  for (const { terms } of passages) for (const term of terms) holders.set(term, (holders.get(term) ?? 0) + 1);
  const rarity = (term: number) => Math.log(1 + passages.length / (holders.get(term) ?? 1));
  return passages.map(({ terms, weights }) =>
    unit({ terms, weights: weights.map((count, at) => (1 + Math.log(count)) * rarity(terms[at] as number)) }),
  );
}

function sumOf(vectors: readonly TermWeights[]): TermWeights {
  const sum = new Map<number, number>();
  for (const { terms, weights } of vectors)
    for (const [at, term] of terms.entries()) sum.set(term, (sum.get(term) ?? 0) + (weights[at] as number));
  return { terms: [...sum.keys()], weights: [...sum.values()] };
}

function unit({ terms, weights }: TermWeights): TermWeights {
  const length = Math.hypot(...weights);
  return length === 0 ? { terms, weights } : { terms, weights: weights.map((weight) => weight / length) };
}
