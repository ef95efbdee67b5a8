/** Named values, most in [0, 1]; a feature that is absent is 0. */
export type PhraseFeatures = Readonly<Record<string, number>>;

/** A feature's number: an answer notes some hundred thousand of them, so names are put together once. */
export type Feature = number;

/** Takes in one feature; a value of 0, or false, says nothing. */
export type NoteFeature = (value: number | boolean, feature: Feature) => void;

/** Notes what is known of something, each feature once. */
export type Describe = (note: NoteFeature) => void;

/** Features whose names begin alike, by the rest of the name. */
export type FeatureFamily = (rest: string) => Feature;

const names: string[] = [];
const numbers = new Map<string, Feature>();

/** The features are few hundred: forms, tags and kinds beside the kinds of answer. */
export function featureNamed(name: string): Feature {
  const known = numbers.get(name);
  if (known !== undefined) return known;
  numbers.set(name, names.length);
  return names.push(name) - 1;
}

export function nameOf(feature: Feature): string {
  return names[feature] as string;
}

export function featureFamily(beginning: string): FeatureFamily {
  return perKey((rest: string) => featureNamed(beginning + rest));
}

/** What `make` makes of each key, made once; for keys that are few. */
export function perKey<Key, Made>(make: (key: Key) => Made): (key: Key) => Made {
  const made = new Map<Key, Made>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const fresh = make(key);
    made.set(key, fresh);
    return fresh;
  };
}

/** The features that are not 0, by name. */
export function collectFeatures(describe: Describe): PhraseFeatures {
  const features: Record<string, number> = {};
  describe((value, feature) => {
    if (Number(value) !== 0) features[nameOf(feature)] = Number(value);
  });
  return features;
}
