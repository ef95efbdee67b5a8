import type { PhraseFeatures } from "./phrase-features.ts";

/** One question: what is known of each candidate, and how right it is (token F1 with the gold answer, 1 for an exact match). */
export type PhraseLesson = Readonly<{
  candidates: readonly Readonly<{ features: PhraseFeatures; reward: number }>[];
  /** How much the question counts. */
  weight: number;
}>;

export type PhraseWeights = Readonly<Record<string, number>>;

export type LearningOptions = Readonly<{
  /** Passes over all lessons. */
  epochs: number;
  rate: number;
  /** Strength of the pull of every weight towards 0. */
  decay: number;
}>;

/**
 * Weights that make right candidates likely: the log of the expected reward under a softmax over each question's
 * candidates is raised by full gradient steps (Adam). Questions without a right candidate teach nothing.
 */
export function learnPhraseWeights(
  lessons: readonly PhraseLesson[],
  options: LearningOptions,
): PhraseWeights {
  const useful = lessons.filter((lesson) => lesson.candidates.some(({ reward }) => reward > 0));
  const names = [
    ...new Set(
      useful.flatMap((lesson) => lesson.candidates.flatMap(({ features }) => Object.keys(features))),
    ),
  ].sort();
  const indexes = new Map(names.map((name, index) => [name, index]));
  const packed = useful.map((lesson) => packLesson(lesson, indexes));
  const weights = new Float64Array(names.length);
  const momentum = new Float64Array(names.length);
  const spread = new Float64Array(names.length);
  const total = useful.reduce((sum, lesson) => sum + lesson.weight, 0);
  for (let epoch = 1; epoch <= options.epochs; epoch++) {
    const gradient = new Float64Array(names.length);
    for (const lesson of packed) addGradient(lesson, weights, gradient);
    for (let at = 0; at < weights.length; at++) {
      const slope = (gradient[at] ?? 0) / total - options.decay * (weights[at] ?? 0);
      momentum[at] = 0.9 * (momentum[at] ?? 0) + 0.1 * slope;
      spread[at] = 0.999 * (spread[at] ?? 0) + 0.001 * slope * slope;
      const step = (momentum[at] ?? 0) / (1 - 0.9 ** epoch);
      const scale = Math.sqrt((spread[at] ?? 0) / (1 - 0.999 ** epoch)) + 1e-8;
      weights[at] = (weights[at] ?? 0) + (options.rate * step) / scale;
    }
  }
  return Object.fromEntries(names.map((name, at) => [name, weights[at] ?? 0]));
}

type PackedLesson = Readonly<{
  weight: number;
  candidates: readonly Readonly<{ at: Uint32Array; values: Float64Array; reward: number }>[];
}>;

function packLesson(
  { candidates, weight }: PhraseLesson,
  indexes: ReadonlyMap<string, number>,
): PackedLesson {
  return {
    weight,
    candidates: candidates.map(({ features, reward }) => ({
      at: Uint32Array.from(Object.keys(features), (name) => indexes.get(name) ?? 0),
      values: Float64Array.from(Object.values(features)),
      reward,
    })),
  };
}

function addGradient(
  { candidates, weight }: PackedLesson,
  weights: Float64Array,
  gradient: Float64Array,
): void {
  const scores = candidates.map(({ at, values }) =>
    at.reduce((sum, index, i) => sum + (weights[index] ?? 0) * (values[i] ?? 0), 0),
  );
  const likely = softmax(scores);
  const expected = candidates.reduce((sum, { reward }, i) => sum + reward * (likely[i] ?? 0), 0);
  for (const [i, { at, values, reward }] of candidates.entries()) {
    const p = likely[i] ?? 0;
    const push = weight * ((p * reward) / Math.max(expected, 1e-12) - p);
    if (Math.abs(push) < 1e-9) continue;
    for (const [j, index] of at.entries()) gradient[index] = (gradient[index] ?? 0) + push * (values[j] ?? 0);
  }
}

/** Shares that sum to 1, larger for larger scores. */
export function softmax(scores: readonly number[]): number[] {
  const most = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - most));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}

export function weighFeatures(features: PhraseFeatures, weights: PhraseWeights): number {
  let score = 0;
  for (const [name, value] of Object.entries(features)) score += (weights[name] ?? 0) * value;
  return score;
}
