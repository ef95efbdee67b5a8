import type { PhraseFeatures } from "./feature.ts";

/** How much each feature counts; a name that is missing counts nothing. */
export type PhraseWeights = Readonly<Record<string, number>>;

export function weighFeatures(features: PhraseFeatures, weights: PhraseWeights): number {
  let score = 0;
  for (const [name, value] of Object.entries(features)) score += (weights[name] ?? 0) * value;
  return score;
}

/** Shares that sum to 1, larger for larger scores; empty for none. */
export function softmax(scores: readonly number[]): number[] {
  const most = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - most));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}
