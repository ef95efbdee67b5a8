import type { PhraseFeatures } from "./feature.ts";
import { type PhraseWeights, softmax } from "./weigh-features.ts";

/** One question: what is known of each candidate, and how right it is, in [0, 1] (1 for an exact match). */
export type PhraseLesson = Readonly<{
  candidates: readonly Readonly<{ features: PhraseFeatures; reward: number }>[];
  /** How much the question counts. */
  weight: number;
}>;

export type LearningOptions = Readonly<{
  /** Passes over all lessons. */
  epochs: number;
  /** Length of Adam's steps. */
  rate: number;
  /** Strength of the pull of every weight towards 0. */
  decay: number;
}>;

/**
 * Weights that make right candidates likely: the log of the expected reward under a softmax over each question's
 * candidates is raised by full gradient steps (Adam). A question without a right candidate teaches nothing.
 */
export function learnPhraseWeights(
  lessons: readonly PhraseLesson[],
  options: LearningOptions,
): PhraseWeights {
  const useful = lessons.filter(({ candidates }) => candidates.some(({ reward }) => reward > 0));
  const names = featureNames(useful);
  const indexes = new Map(names.map((name, index) => [name, index]));
  const packed = useful.map((lesson) => packLesson(lesson, indexes));
  const weights = climb(packed, names.length, options);
  return Object.fromEntries(names.map((name, at) => [name, weights[at] ?? 0]));
}

function featureNames(lessons: readonly PhraseLesson[]): string[] {
  const names = new Set<string>();
  for (const { candidates } of lessons)
    for (const { features } of candidates) for (const name of Object.keys(features)) names.add(name);
  return [...names].sort();
}

/** Candidate c has the features numbered `at[starts[c]]` up to `at[starts[c + 1]]`, with the values beside them. */
type PackedLesson = Readonly<{
  weight: number;
  rewards: readonly number[];
  starts: Uint32Array;
  at: Uint32Array;
  values: Float64Array;
}>;

function packLesson(
  { candidates, weight }: PhraseLesson,
  indexes: ReadonlyMap<string, number>,
): PackedLesson {
  const entries = candidates.map(({ features }) => Object.entries(features));
  const starts = new Uint32Array(entries.length + 1);
  for (const [c, list] of entries.entries()) starts[c + 1] = (starts[c] ?? 0) + list.length;
  const flat = entries.flat();
  return {
    weight,
    rewards: candidates.map(({ reward }) => reward),
    starts,
    at: Uint32Array.from(flat, ([name]) => indexes.get(name) ?? 0),
    values: Float64Array.from(flat, ([, value]) => value),
  };
}

function climb(lessons: readonly PackedLesson[], size: number, options: LearningOptions): Float64Array {
  const weights = new Float64Array(size);
  const momentum = new Float64Array(size);
  const spread = new Float64Array(size);
  const total = lessons.reduce((sum, { weight }) => sum + weight, 0);
  for (let epoch = 1; epoch <= options.epochs; epoch++) {
    const gradient = new Float64Array(size);
    for (const lesson of lessons) addGradient(lesson, weights, gradient);
    for (let at = 0; at < size; at++) {
      const weight = weights[at] as number;
      const slope = (gradient[at] as number) / total - options.decay * weight;
      const mean = 0.9 * (momentum[at] as number) + 0.1 * slope;
      const square = 0.999 * (spread[at] as number) + 0.001 * slope * slope;
      momentum[at] = mean;
      spread[at] = square;
      const step = mean / (1 - 0.9 ** epoch) / (Math.sqrt(square / (1 - 0.999 ** epoch)) + 1e-8);
      weights[at] = weight + options.rate * step;
    }
  }
  return weights;
}

function addGradient(lesson: PackedLesson, weights: Float64Array, gradient: Float64Array): void {
  const { starts, at, values, rewards, weight } = lesson;
  const scores = rewards.map((_, c) => {
    let score = 0;
    for (let i = starts[c] as number; i < (starts[c + 1] as number); i++)
      score += (weights[at[i] as number] as number) * (values[i] as number);
    return score;
  });
  const likely = softmax(scores);
  const expected = rewards.reduce((sum, reward, c) => sum + reward * (likely[c] as number), 0);
  for (const [c, reward] of rewards.entries()) {
    const p = likely[c] as number;
    const push = weight * ((p * reward) / Math.max(expected, 1e-12) - p);
    if (Math.abs(push) < 1e-7) continue;
    for (let i = starts[c] as number; i < (starts[c + 1] as number); i++) {
      const index = at[i] as number;
      gradient[index] = (gradient[index] as number) + push * (values[i] as number);
    }
  }
}
