import type { PassageReading } from "./read-passage.ts";
import { NOTES_MOST } from "./word-notes.ts";
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
  const { numbered, size } = numberTerms(passages);
  const counts = new Uint32Array(size);
  const vectors = weighTerms(
    numbered.map((sentences) => countTerms(sentences, counts)),
    size,
  );
  const centre = new Float64Array(size);
  const { terms, weights } = unit(sumOf(vectors.slice(0, BEST), size));
  for (let at = 0; at < terms.length; at++) centre[terms[at] as number] = weights[at] as number;
  return vectors.map(({ terms, weights }) => {
    let cosine = 0;
    for (let at = 0; at < terms.length; at++)
      cosine += (weights[at] as number) * (centre[terms[at] as number] as number);
    return cosine;
  });
}

/** Terms by number, in the order they first stand, and the weight of each. */
type TermWeights = Readonly<{ terms: readonly number[]; weights: readonly number[] }>;

const STOP = 0;

/** For each passage its words' terms, numbered from 1 on, the same in all of them; STOP for a stop word. And one more than the last number. */
function numberTerms(passages: readonly PassageReading[]) {
  const numbers = new Map<string, number>([["", STOP]]);
  /** Of each word met one more than its term's number is noted in its table. */
  const owns = new Map<WordTable, number>();
  const numberOf = (word: number, table: WordTable, own: number): number => {
    const { term } = table.wordOf(word);
    const number = numbers.get(term) ?? numbers.size;
    numbers.set(term, number);
    if (number < NOTES_MOST) table.notes.write(word, own, number + 1);
    return number;
  };
  const numbered = passages.map(({ sentences }) =>
    sentences.map(({ words, table }) => {
      const own = owns.get(table) ?? table.notes.open();
      owns.set(table, own);
      const terms = new Uint32Array(words.length);
      for (let at = 0; at < words.length; at++) {
        const word = words[at] as number;
        const known = table.notes.read(word, own);
        terms[at] = known > 0 ? known - 1 : numberOf(word, table, own);
      }
      return terms;
    }),
  );
  return { numbered, size: numbers.size };
}

function countTerms(sentences: readonly Uint32Array[], counts: Uint32Array): TermWeights {
  const terms: number[] = [];
  for (const numbers of sentences)
    for (let at = 0; at < numbers.length; at++) {
      const term = numbers[at] as number;
      if (term === STOP) continue;
      const count = counts[term] as number;
      if (count === 0) terms.push(term);
      counts[term] = count + 1;
    }
  const weights = terms.map((term) => counts[term] as number);
  for (const term of terms) counts[term] = 0;
  return { terms, weights };
}

/** Unit vectors of damped counts times inverse frequency among `passages`, for terms below `size`. */
function weighTerms(passages: readonly TermWeights[], size: number): TermWeights[] {
  const holders = new Uint32Array(size);
  for (const { terms } of passages) for (const term of terms) holders[term] = (holders[term] ?? 0) + 1;
  const rarity = Float64Array.from(holders, (held) => Math.log(1 + passages.length / (held || 1)));
  return passages.map(({ terms, weights }) =>
    unit({
      terms,
      weights: weights.map((count, at) => (1 + Math.log(count)) * (rarity[terms[at] as number] as number)),
    }),
  );
}

function sumOf(vectors: readonly TermWeights[], size: number): TermWeights {
  const sums = new Float64Array(size);
  const held = new Set<number>();
  for (const { terms, weights } of vectors)
    for (const [at, term] of terms.entries()) {
      sums[term] = (sums[term] as number) + (weights[at] as number);
      held.add(term);
    }
  const terms = [...held];
  return { terms, weights: terms.map((term) => sums[term] as number) };
}

function unit({ terms, weights }: TermWeights): TermWeights {
  const length = Math.hypot(...weights);
  return length === 0 ? { terms, weights } : { terms, weights: weights.map((weight) => weight / length) };
}
