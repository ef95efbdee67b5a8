import kinds from "./kinds.json" with { type: "json" };

/** Entry n of the file is "parents:words": the entries it is a kind of, all before it, and the words that mean it. */
type Kinds = Readonly<{
  parents: readonly (readonly number[])[];
  meanings: ReadonlyMap<string, readonly number[]>;
}>;

let read: Kinds | undefined;

/** Folded words of a phrase to whether they name a kind or an instance of something. */
export type KindTest = (phrase: string) => boolean;

/**
 * Tells what is a kind or an instance of what `noun` names, by WordNet: "mustard" of "condiment", "Kansas" of "state".
 * False for the noun itself, and for everything when nothing is known of the noun.
 */
export function kindTest(noun: string): KindTest {
  const known = (read ??= readKinds(kinds.entries));
  const asked = new Set(meaningsOf(noun, known));
  const reached = new Map<number, boolean>();
  const reaches = (meaning: number): boolean => {
    const met = reached.get(meaning);
    if (met !== undefined) return met;
    const found = (known.parents[meaning] ?? []).some((parent) => asked.has(parent) || reaches(parent));
    reached.set(meaning, found);
    return found;
  };
  if (asked.size === 0) return () => false;
  return (phrase) => meaningsOf(phrase, known).some((at) => !asked.has(at) && reaches(at));
}

export function isKnownNoun(phrase: string): boolean {
  return meaningsOf(phrase, (read ??= readKinds(kinds.entries))).length > 0;
}

function readKinds(entries: readonly string[]): Kinds {
  const parents: number[][] = [];
  const meanings = new Map<string, number[]>();
  for (const [at, entry] of entries.entries()) {
    const colon = entry.indexOf(":");
    parents.push(colon === 0 ? [] : entry.slice(0, colon).split(",").map(Number));
    for (const word of entry.slice(colon + 1).split(",")) {
      if (word !== "") meanings.set(word, [...(meanings.get(word) ?? []), at]);
    }
  }
  return { parents, meanings };
}

/** What the words mean, or, when nothing is known of them, what they mean in the singular. */
function meaningsOf(phrase: string, { meanings }: Kinds): readonly number[] {
  const found = meanings.get(phrase);
  if (found || !phrase.endsWith("s")) return found ?? NONE;
  for (const form of [phrase.replace(/s$/u, ""), phrase.replace(/es$/u, ""), phrase.replace(/ies$/u, "y")]) {
    const single = meanings.get(form);
    if (single) return single;
  }
  return NONE;
}

const NONE: readonly number[] = [];
