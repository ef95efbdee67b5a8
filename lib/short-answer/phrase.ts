import type { NameKind } from "../text/proper-names.ts";

/** How a phrase was found, which says much about what it can answer. */
export type PhraseForm =
  | "name"
  | "titled-name"
  | "part-of-name"
  | "noun-phrase"
  | "noun-phrase-the"
  | "head"
  | "tail"
  | "inner"
  | "with-of"
  | "with-preposition"
  | "number"
  | "about-number"
  | "number-unit"
  | "hyphenated"
  | "money"
  | "percent"
  | "range"
  | "date"
  | "year"
  | "duration"
  | "quoted"
  | "list"
  | "verb-phrase"
  | "clause"
  | "adjective";

/** Words `from` up to `to` of a tagged sentence, half-open. */
export type Phrase = Readonly<{ from: number; to: number; form: PhraseForm; kind: NameKind | null }>;
