import { type Feature, flag } from "./feature.ts";
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
): Feature[] {
  if (focus.head === null) return [["noHead", 1]];
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
  return [
    flag("kind", isWhole),
    flag("kindLast", isLast),
    flag(`kind:${focus.type}`, isWhole),
    flag("headLast", headLast && inside.length > 1),
    flag("headAlone", headLast && inside.length === 1),
    flag(
      "headInside",
      inside.slice(0, -1).some((word) => word.term === focus.head),
    ),
    flag("headBefore", isHead(from - 1)),
    flag("headAfter", isHead(to)),
    flag("headNear", isHead(from - 3) || isHead(from - 2) || headNext || isHead(to + 2) || isHead(to + 3)),
    flag("number+headAfter", numeric && headNext),
    flag("number+headLast", phrase.form === "number-unit" && headLast),
    flag("number-head", numeric && !headNext),
    ["besideHead", Math.min(1, repetition.besideHead / 2)],
  ];
}
