import type { NameKind } from "../text/proper-names.ts";
import { spellingKey } from "../text/spelling.ts";
import { foldText } from "../text/words.ts";

/** What the record knows of names; injected, so that reading a conversation needs no archive. */
export interface KnownNames {
  /** What `phrase` names in the record, in any letter case; undefined when the record does not know it. */
  kindOf(phrase: string): NameKind | undefined;
}

/** For when nothing is known: names are then told by their capitals and the words around them. */
export const NO_KNOWN_NAMES: KnownNames = { kindOf: () => undefined };

export type KnownName = Readonly<{ name: string; kind: NameKind }>;

/** Lookup over a record's names (speakers, institutions, places): whole, by a person's surname, and across spellings. */
export function knowNames(names: Iterable<KnownName>): KnownNames {
  const kinds = new Map<string, NameKind>();
  for (const { name, kind } of names) {
    for (const form of formsOf(name, kind)) if (!kinds.has(form)) kinds.set(form, kind);
  }
  return {
    kindOf: (phrase) => {
      const folded = foldText(phrase.trim()).replace(/'s$/u, "");
      return kinds.get(folded) ?? kinds.get(keyOf(folded));
    },
  };
}

function formsOf(name: string, kind: NameKind): string[] {
  const folded = foldText(name.trim());
  const surname = kind === "person" ? (folded.split(" ").at(-1) ?? folded) : folded;
  return [...new Set([folded, surname, keyOf(folded), keyOf(surname)])].filter((form) => form.length > 1);
}

/** One key for the spellings of a single word, marked so that it never meets a plain word; empty for several words. */
function keyOf(folded: string): string {
  const key = folded.includes(" ") ? undefined : spellingKey(folded);
  return key === undefined ? "" : `=${key}`;
}
