import { foldText, splitWords } from "../text/words.ts";
import type { Mention, ReferentKind } from "./mentions.ts";
import type { PronounGroup } from "./pronouns.ts";

/** Someone or something that the conversation has named. */
export type Referent = Readonly<{
  /** The fullest form so far: "Volodymyr Zelensky". */
  name: string;
  kind: ReferentKind;
  plural: boolean;
  /**
   * label: typed alone, so that it names the subject of what follows ("Panda Bear (musician)");
   * heading: typed right below a label, a part of its subject; first: the first thing asked about.
   */
  place: "label" | "heading" | "first" | "later";
  /** Number of the turn that named it last, and who did. */
  lastTurn: number;
  lastBy: "user" | "assistant";
  mentions: number;
  /** Pronouns that have stood for it. */
  pronouns: readonly PronounGroup[];
}>;

export type MentionedAt = Readonly<{ turn: number; by: "user" | "assistant"; underLabel: boolean }>;

/** Referents with one more mention: a part of a known name ("Zappa") is a mention of that name. */
export function noteMention(
  referents: readonly Referent[],
  mention: Mention,
  { turn, by, underLabel }: MentionedAt,
): Referent[] {
  const index = referents.findLastIndex((referent) => isSameReferent(referent, mention));
  const known = referents[index];
  const noted: Referent = {
    name: known && known.name.length >= mention.name.length ? known.name : mention.name,
    kind: known && known.kind !== "unknown" && mention.kind !== "thing" ? known.kind : mention.kind,
    plural: known?.plural ?? mention.plural,
    place: known?.place ?? placeOf(referents, mention, by, underLabel),
    lastTurn: turn,
    lastBy: by,
    mentions: (known?.mentions ?? 0) + 1,
    pronouns: known?.pronouns ?? [],
  };
  return known ? referents.with(index, noted) : [...referents, noted];
}

function placeOf(
  referents: readonly Referent[],
  { name, label, kind }: Mention,
  by: "user" | "assistant",
  underLabel: boolean,
): Referent["place"] {
  if (label && underLabel) return "heading";
  if (label && referents.length === 0 && isSubjectName(name)) return "label";
  const first = by === "user" && kind !== "thing" && !referents.some(({ place }) => place !== "later");
  return first ? "first" : "later";
}

const SUBJECT_WORDS_MAX = 6;

/** Written as a heading is, and short: a list of wishes typed as a first turn sets no subject. */
function isSubjectName(name: string): boolean {
  return /^[\p{Lu}\p{N}"“‘']/u.test(name) && splitWords(name).length <= SUBJECT_WORDS_MAX;
}

/** A place or an institution is meant by its whole name only; a person by either end of theirs. */
function isSameReferent(referent: Referent, mention: Mention): boolean {
  if (foldText(referent.name) === foldText(mention.name)) return true;
  if ([referent.name, mention.name].some((name) => /\s(?:and|&)\s/u.test(name))) return false;
  const whole = [referent.kind, mention.kind].some((kind) => kind !== "person" && kind !== "unknown");
  return !whole && !/\sof\s/u.test(referent.name) && isPartOfName(referent.name, mention.name);
}

/** One name opens or closes the other: "Zappa" and "Frank Zappa". */
export function isPartOfName(a: string, b: string): boolean {
  const [long, short] = [nameWords(a), nameWords(b)].sort((x, y) => y.length - x.length);
  if (!long || !short || short.length === 0) return false;
  const opens = short.every((word, index) => long[index] === word);
  const closes = short.every((word, index) => long[long.length - short.length + index] === word);
  return opens || closes;
}

function nameWords(name: string): string[] {
  return splitWords(name)
    .map(({ lower }) => foldText(lower).replace(/'s$/u, ""))
    .filter((word) => word !== "the");
}
