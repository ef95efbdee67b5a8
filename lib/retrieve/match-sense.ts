import {
  addVector,
  countVectors,
  vectorCosines,
  type VectorPlace,
  vectorPlace,
  WORD_DIMENSIONS,
} from "../text/word-vectors/word-vectors.ts";
import type { ExpandedTerm } from "./expand-terms.ts";
import type { TermMatches } from "./match-terms.ts";
import type { SentenceReading } from "./read-sentence.ts";
import { NO_VECTOR } from "./word-table.ts";
import { questionMemory } from "./question-memory.ts";

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
  const { words, table } = sentence;
  for (let place = 0; place < words.length; place++) {
    const vector = table.vectorOf(words[place] as number);
    if (vector === NO_VECTOR) continue;
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
  /** Likeness to each term, remembered, of the words of the record that have been met: by their vector, its place in `known`. */
  met: Uint16Array;
  known: TermMatches[];
}>;

const questions = questionMemory<readonly ExpandedTerm[], QuestionSense>();
const sentences = new WeakMap<SentenceReading, Float32Array>();

function readSense(terms: readonly ExpandedTerm[]): QuestionSense {
  const kept = questions.get(terms);
  if (kept) return kept;
  const places = terms.map(({ term, named }) => (named ? undefined : vectorPlace(term)));
  const whole = sumVectors(terms.map(({ term }) => vectorPlace(term)));
  const sense = { places, whole, met: new Uint16Array(countVectors()), known: [[]] };
  questions.set(terms, sense);
  return sense;
}

function likenessOf({ places, met, known }: QuestionSense, word: VectorPlace): TermMatches {
  const kept = met[word] as number;
  if (kept > 0) return known[kept] as TermMatches;
  const likeness = vectorCosines(word, places).map((cosine) => Math.max(0, cosine));
  met[word] = known.push(likeness) - 1;
  return likeness;
}

function senseOfSentence(sentence: SentenceReading): Float32Array {
  const kept = sentences.get(sentence);
  if (kept) return kept;
  const vectors = Array.from(sentence.words, (word) => sentence.table.vectorOf(word));
  const sense = sumVectors(vectors.filter((vector) => vector !== NO_VECTOR));
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
