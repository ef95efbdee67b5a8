import { type Describe, joinName, type PhraseFeatures } from "./feature.ts";

/** How much each feature counts; a name that is missing counts nothing. */
export type PhraseWeights = Readonly<Record<string, number>>;

export function weighFeatures(features: PhraseFeatures, weights: PhraseWeights): number {
  let score = 0;
  for (const [name, value] of Object.entries(features)) score += (weights[name] ?? 0) * value;
  return score;
}

/** `weighFeatures(collectFeatures(describe), weights)`, without the features in between. */
export function weighDescription(describe: Describe, weights: PhraseWeights): number {
  let score = 0;
  describe((value, first, second, third) => {
    const amount = Number(value);
    if (amount !== 0) score += (weights[joinName(first, second, third)] ?? 0) * amount;
  });
  return score;
}

/** Shares that sum to 1, larger for larger scores; empty for none. */
export function softmax(scores: readonly number[]): number[] {
  const most = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - most));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}
