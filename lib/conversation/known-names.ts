import type { NameKind } from "../text/proper-names.ts";

/** What the record knows of names; injected, so that reading a conversation needs no archive. */
export interface KnownNames {
  /** What `phrase` names in the record, in any letter case; undefined when the record does not know it. */
  kindOf(phrase: string): NameKind | undefined;
}

/** For when nothing is known: names are then told by their capitals and the words around them. */
export const NO_KNOWN_NAMES: KnownNames = { kindOf: () => undefined };
