import type { NoteFeature } from "./feature.ts";
import type { PhraseForm } from "./phrase.ts";
import type { AskedQuestion, PhraseInPlace } from "./phrase-features.ts";

const NUMERIC: ReadonlySet<PhraseForm> = new Set([
  "number",
  "about-number",
  "hyphenated",
  "money",
  "percent",
  "year",
  "date",
  "duration",
  "range",
]);

/** How the phrase stands to the noun asked for: "platform *Parler*", "*Denver Broncos* team", "*Lyme disease*", "*mustard*". */
export function focusFeatures(
  { focus }: AskedQuestion,
  { phrase, view, repetition }: PhraseInPlace,
  note: NoteFeature,
): void {
  if (focus.head === null) return note(1, "noHead");
  const { words } = view;
  const { from, to } = phrase;
  const isHead = (at: number) => words[at]?.term === focus.head;
  const inside = words.slice(from, to);
  const headLast = inside.at(-1)?.term === focus.head;
  const headNext = isHead(to) || isHead(to + 1);
  const numeric = NUMERIC.has(phrase.form);
  const bare = inside.filter(
    ({ term, lower }, at) => term !== "" && (at > 0 || !/^(?:the|an?)$/u.test(lower)),
  );
  const isWhole = focus.isKind(bare.map(({ lower }) => lower).join(" "));
  const isLast = !isWhole && bare.length > 1 && focus.isKind(bare.at(-1)?.lower ?? "");
  const headInside = inside.slice(0, -1).some((word) => word.term === focus.head);
  note(isWhole, "kind");
  note(isLast, "kindLast");
  note(isWhole, "kind:", focus.type);
  note(headLast && inside.length > 1, "headLast");
  note(headLast && inside.length === 1, "headAlone");
  note(headInside, "headInside");
  note(isHead(from - 1), "headBefore");
  note(isHead(to), "headAfter");
  note(isHead(from - 3) || isHead(from - 2) || headNext || isHead(to + 2) || isHead(to + 3), "headNear");
  note(numeric && headNext, "number+headAfter");
  note(phrase.form === "number-unit" && headLast, "number+headLast");
  note(numeric && !headNext, "number-head");
  note(Math.min(1, repetition.besideHead / 2), "besideHead");
}
