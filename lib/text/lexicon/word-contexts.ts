import { splitWords, termOf } from "../words.ts";
import { phraseOf } from "./phrase-term.ts";

/** How alike two terms are used, in [0, 1]; undefined when one is too rare to tell. */
export type UsageSimilarity = (a: string, b: string) => number | undefined;

export type WordContexts = Readonly<{
  similarity: UsageSimilarity;
  /** How often the term stands in the texts. */
  frequency: (term: string) => number;
}>;

/** Words on either side of a word that are its context, a nearer one counting more (1 / distance). */
const REACH = 3;
/** The commonest terms are contexts; rarer ones say little. */
const CONTEXTS = 2500;
/** A term met less often has no profile. */
const FEWEST = 40;
/** Smoothing of context frequencies (Levy, Goldberg and Dagan 2015). */
const SMOOTHING = 0.75;

/**
 * Profiles of terms by the words around them: positive pointwise mutual information, compared by cosine.
 * Capitalised words are terms of their own here, so that names do not speak for common words.
 */
export function readWordContexts(texts: Iterable<string>): WordContexts {
  const sequences = [...texts].map(contextTerms);
  const counts = new Map<string, number>();
  for (const { terms, phrases } of sequences) {
    for (const term of [...terms, ...phrases.values()]) counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  const kept = [...counts]
    .filter(([, count]) => count >= FEWEST)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const numbers = new Map(kept.map(([term], number) => [term, number]));
  const profiles = normaliseProfiles(countContexts(sequences, numbers), kept.length);
  return {
    frequency: (term) => counts.get(term) ?? 0,
    similarity: (a, b) => {
      const first = numbers.get(a);
      const second = numbers.get(b);
      return first === undefined || second === undefined ? undefined : dotProduct(profiles, first, second);
    },
  };
}

type Sequence = Readonly<{
  terms: readonly string[];
  /** Verbs with their particle ("hand out"), by the verb's place. */
  phrases: ReadonlyMap<number, string>;
}>;

function contextTerms(text: string): Sequence {
  const words = splitWords(text);
  const phrases = new Map<number, string>();
  for (let at = 0; at + 1 < words.length; at++) {
    const phrase = phraseOf(words[at]?.lower ?? "", words[at + 1]?.lower ?? "");
    if (phrase !== undefined) phrases.set(at, phrase);
  }
  const terms = words.map((word) => (/^\p{Lu}/u.test(word.text) ? "^" : "") + termOf(word.lower));
  return { terms, phrases };
}

function countContexts(sequences: readonly Sequence[], numbers: ReadonlyMap<string, number>): Float32Array {
  const counts = new Float32Array(numbers.size * CONTEXTS);
  for (const { terms, phrases } of sequences) {
    const row = terms.map((term) => numbers.get(term) ?? -1);
    for (const [at, number] of row.entries()) {
      const phrase = numbers.get(phrases.get(at) ?? "") ?? -1;
      for (let near = Math.max(0, at - REACH); near <= Math.min(row.length - 1, at + REACH); near++) {
        const context = row[near] ?? -1;
        if (near === at || context < 0 || context >= CONTEXTS) continue;
        const weight = 1 / Math.abs(near - at);
        if (number >= 0) addTo(counts, number * CONTEXTS + context, weight);
        if (phrase >= 0) addTo(counts, phrase * CONTEXTS + context, weight);
      }
    }
  }
  return counts;
}

function addTo(counts: Float32Array, at: number, weight: number): void {
  counts[at] = (counts[at] ?? 0) + weight;
}

/** Counts turned, in place, into PPMI rows of length 1. */
function normaliseProfiles(counts: Float32Array, rows: number): Float32Array {
  const rowSums = new Float64Array(rows);
  const columnSums = new Float64Array(CONTEXTS);
  for (const [at, count] of counts.entries()) {
    const row = Math.floor(at / CONTEXTS);
    rowSums[row] = (rowSums[row] ?? 0) + count;
    columnSums[at % CONTEXTS] = (columnSums[at % CONTEXTS] ?? 0) + count;
  }
  const smoothed = columnSums.map((sum) => sum ** SMOOTHING);
  const total = smoothed.reduce((sum, value) => sum + value, 0);
  for (let row = 0; row < rows; row++) {
    const profile = counts.subarray(row * CONTEXTS, (row + 1) * CONTEXTS);
    for (const [column, count] of profile.entries()) {
      const expected = (rowSums[row] ?? 0) * (smoothed[column] ?? 0);
      profile[column] = count === 0 ? 0 : Math.max(0, Math.log((count * total) / expected));
    }
    const length = Math.hypot(...profile) || 1;
    for (const [column, value] of profile.entries()) profile[column] = value / length;
  }
  return counts;
}

function dotProduct(profiles: Float32Array, a: number, b: number): number {
  let sum = 0;
  for (let column = 0; column < CONTEXTS; column++) {
    sum += (profiles[a * CONTEXTS + column] ?? 0) * (profiles[b * CONTEXTS + column] ?? 0);
  }
  return sum;
}
