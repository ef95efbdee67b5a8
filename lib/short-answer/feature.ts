/** Named values, most in [0, 1]; a feature that is absent is 0. */
export type PhraseFeatures = Readonly<Record<string, number>>;

export type Feature = readonly [name: string, value: number];

export function flag(name: string, holds: boolean): Feature {
  return [name, holds ? 1 : 0];
}

/** The features that are not 0, by name. */
export function collectFeatures(groups: readonly (readonly Feature[])[]): PhraseFeatures {
  const features: Record<string, number> = {};
  for (const group of groups) for (const [name, value] of group) if (value !== 0) features[name] = value;
  return features;
}
