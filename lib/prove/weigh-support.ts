import type { Match } from "./match.ts";
import { FEATURES, supportFeatures } from "./support-features.ts";
import trained from "./support-weights.json" with { type: "json" };

/** How likely a claim that broke no hard rule is to be supported, by the way its words lie upon the source: 0 to 1. */
export function weighSupport(match: Match): number {
  return chanceOf(supportFeatures(match), trained.weights);
}

/** From where on a claim passes; chosen together with the weights. */
export const SUPPORT_MIN: number = trained.threshold;

export function chanceOf(features: readonly number[], weights: Readonly<Record<string, number>>): number {
  const sum = FEATURES.reduce((total, name, at) => total + (weights[name] ?? 0) * (features[at] ?? 0), 0);
  return 1 / (1 + Math.exp(-sum));
}
