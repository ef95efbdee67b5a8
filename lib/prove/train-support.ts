import { FEATURES } from "./support-features.ts";
import { chanceOf } from "./weigh-support.ts";

/** One claim as its best window shows it; `weight` makes up for how many of its kind there are. */
export type SupportExample = Readonly<{ features: readonly number[]; supported: boolean; weight: number }>;

const TRAINING = { rounds: 3000, rate: 0.3, decay: 0.01 };

/** Weights of a logistic regression by plain gradient descent with L2 decay (the bias is not decayed). Deterministic. */
export function trainSupport(
  examples: readonly SupportExample[],
  decay = TRAINING.decay,
): Record<string, number> {
  const weights: Record<string, number> = Object.fromEntries(FEATURES.map((name) => [name, 0]));
  const total = examples.reduce((sum, one) => sum + one.weight, 0);
  for (let round = 0; round < TRAINING.rounds; round++) {
    const slopes = slopesOf(examples, weights);
    for (const [at, name] of FEATURES.entries()) {
      const own = weights[name] ?? 0;
      weights[name] = withSign(
        name,
        own - TRAINING.rate * ((slopes[at] ?? 0) / total + (name === "bias" ? 0 : decay * own)),
      );
    }
  }
  return Object.fromEntries(FEATURES.map((name) => [name, Number((weights[name] ?? 0).toFixed(3))]));
}

/** What speaks against a claim can never come to speak for it, however small the set. */
const NEVER_FOR: ReadonlySet<string> = new Set([
  "missing",
  "missingShare",
  "sentences",
  "switches",
  "backSteps",
  "wideSteps",
  "near",
  "missingAcross",
  "openEnd",
]);

function withSign(name: string, weight: number): number {
  return NEVER_FOR.has(name) ? Math.min(0, weight) : weight;
}

function slopesOf(examples: readonly SupportExample[], weights: Readonly<Record<string, number>>): number[] {
  const slopes = FEATURES.map(() => 0);
  for (const { features, supported, weight } of examples) {
    const error = (chanceOf(features, weights) - (supported ? 1 : 0)) * weight;
    for (const [at, value] of features.entries()) slopes[at] = (slopes[at] ?? 0) + error * value;
  }
  return slopes;
}
