/** Named values, most in [0, 1]; a feature that is absent is 0. */
export type PhraseFeatures = Readonly<Record<string, number>>;

/** Takes in one feature, its name in up to three parts; a value of 0, or false, says nothing. */
export type NoteFeature = (value: number | boolean, first: string, second?: string, third?: string) => void;

/** Notes what is known of something, feature by feature, each name once. */
export type Describe = (note: NoteFeature) => void;

/** The features that are not 0, by name. */
export function collectFeatures(describe: Describe): PhraseFeatures {
  const features: Record<string, number> = {};
  describe((value, ...name) => {
    if (Number(value) !== 0) features[joinName(...name)] = Number(value);
  });
  return features;
}

/** A name so far, and the longer ones that begin with it. */
type Name = Readonly<{ text: string; longer: Map<string, Name> }>;

const NAMES: Name = { text: "", longer: new Map() };

/** The parts as one string, put together once: an answer names some hundred thousand features. */
export function joinName(first: string, second?: string, third?: string): string {
  const one = longerName(NAMES, first);
  if (second === undefined) return one.text;
  const two = longerName(one, second);
  return third === undefined ? two.text : longerName(two, third).text;
}

function longerName(name: Name, part: string): Name {
  const known = name.longer.get(part);
  if (known) return known;
  const made = { text: name.text + part, longer: new Map<string, Name>() };
  name.longer.set(part, made);
  return made;
}
