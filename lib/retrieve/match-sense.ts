import {
  addVector,
  vectorCosines,
  type VectorPlace,
  vectorPlace,
  WORD_DIMENSIONS,
} from "../text/word-vectors/word-vectors.ts";
import type { ExpandedTerm } from "./expand-terms.ts";
import type { TermMatches } from "./match-terms.ts";
import type { SentenceReading } from "./read-sentence.ts";

/** How near a sentence is to the question by the meaning of its words, where it does not use the question's own. */
export type SenseMatches = Readonly<{
  /** For each question term, the greater of its match and the cosine of the sentence's nearest word. */
  soft: TermMatches;
  /** Cosine of the two as wholes, common words counting less; 0 where either has no known word. */
  cosine: number;
}>;

/** Smooth inverse frequency (Arora, Liang and Ma 2017): a word of probability p counts A / (A + p). */
const A = 1e-3;
/** A word of rank r in general English has a probability of about 1 / (r + 10) / LOG_WORDS (Zipf). */
const LOG_WORDS = 11;

export function matchSense(
  terms: readonly ExpandedTerm[],
  sentence: SentenceReading,
  matches: TermMatches,
): SenseMatches {
  const question = readSense(terms);
  const soft = [...matches];
  for (const { vector } of sentence.words) {
    if (vector === undefined) continue;
    const likeness = likenessOf(question, vector);
    for (let at = 0; at < soft.length; at++) {
      const like = likeness[at] ?? 0;
      if (like > (soft[at] ?? 0)) soft[at] = like;
    }
  }
  return { soft, cosine: cosineOf(question.whole, senseOfSentence(sentence)) };
}

type QuestionSense = Readonly<{
  /** Vectors of the terms that may be spoken of in other words; undefined for a name. */
  places: readonly (VectorPlace | undefined)[];
  whole: Float32Array;
  /** Likeness of a word of the record to each term, remembered. */
  known: Map<VectorPlace, TermMatches>;
}>;

const questions = new WeakMap<readonly ExpandedTerm[], QuestionSense>();
const sentences = new WeakMap<SentenceReading, Float32Array>();

function readSense(terms: readonly ExpandedTerm[]): QuestionSense {
  const kept = questions.get(terms);
  if (kept) return kept;
  const places = terms.map(({ term, named }) => (named ? undefined : vectorPlace(term)));
  const whole = sumVectors(terms.map(({ term }) => vectorPlace(term)));
  const sense = { places, whole, known: new Map<VectorPlace, TermMatches>() };
  questions.set(terms, sense);
  return sense;
}

function likenessOf({ places, known }: QuestionSense, word: VectorPlace): TermMatches {
  const kept = known.get(word);
  if (kept) return kept;
  const likeness = vectorCosines(word, places).map((cosine) => Math.max(0, cosine));
  known.set(word, likeness);
  return likeness;
}

function senseOfSentence(sentence: SentenceReading): Float32Array {
  const kept = sentences.get(sentence);
  if (kept) return kept;
  const sense = sumVectors(sentence.words.map(({ vector }) => vector));
  sentences.set(sentence, sense);
  return sense;
}

function sumVectors(places: readonly (VectorPlace | undefined)[]): Float32Array {
  const sum = new Float32Array(WORD_DIMENSIONS);
  for (const place of places) {
    if (place !== undefined) addVector(sum, place, A / (A + 1 / ((place + 10) * LOG_WORDS)));
  }
  return sum;
}

function cosineOf(a: Float32Array, b: Float32Array): number {
  let [product, lengthA, lengthB] = [0, 0, 0];
  for (let at = 0; at < a.length; at++) {
    const x = a[at] as number;
    const y = b[at] as number;
    product += x * y;
    lengthA += x * x;
    lengthB += y * y;
  }
  return lengthA === 0 || lengthB === 0 ? 0 : product / Math.sqrt(lengthA * lengthB);
}
