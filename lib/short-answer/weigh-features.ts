import { type Feature, nameOf, type NoteFeature, type PhraseFeatures } from "./feature.ts";

/** How much each feature counts; a name that is missing counts nothing. */
export type PhraseWeights = Readonly<Record<string, number>>;

export function weighFeatures(features: PhraseFeatures, weights: PhraseWeights): number {
  let score = 0;
  for (const [name, value] of Object.entries(features)) score += (weights[name] ?? 0) * value;
  return score;
}

/** For each thing `weighFeatures` of what `describe` notes of it, without the features in between. */
export function weighEach<Thing>(
  things: readonly Thing[],
  describe: (thing: Thing, note: NoteFeature) => void,
  weights: PhraseWeights,
): number[] {
  const known = numbered.get(weights) ?? [];
  numbered.set(weights, known);
  let score = 0;
  const note: NoteFeature = (value, feature) => {
    if (feature >= known.length) readWeights(weights, feature, known);
    score += (known[feature] as number) * Number(value);
  };
  return things.map((thing) => {
    score = 0;
    describe(thing, note);
    return score;
  });
}

/** Weights by the numbers of their features, as far as these have been met. */
const numbered = new WeakMap<PhraseWeights, number[]>();

function readWeights(weights: PhraseWeights, upTo: Feature, known: number[]): void {
  while (known.length <= upTo) known.push(weights[nameOf(known.length)] ?? 0);
}

/** Shares that sum to 1, larger for larger scores; empty for none. */
export function softmax(scores: readonly number[]): number[] {
  const most = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - most));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}
