import type { AnswerType } from "../retrieve/answer-type.ts";
import { featureNamed, type NoteFeature, perKey } from "./feature.ts";
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
  { phrase, sentence, repetition }: PhraseInPlace,
  note: NoteFeature,
): void {
  const { head } = focus;
  if (head === null) return note(1, NO_HEAD);
  const { words } = sentence.view;
  const { from, to } = phrase;
  const single = to - from === 1;
  const isWhole = focus.isKind(phrase.bare);
  const isLast = !isWhole && phrase.last !== null && focus.isKind(phrase.last);
  const headLast = words[to - 1]?.term === head;
  const headAfter = words[to]?.term === head;
  const headNext = headAfter || words[to + 1]?.term === head;
  const headBefore = words[from - 2]?.term === head || words[from - 3]?.term === head;
  const headLater = words[to + 2]?.term === head || words[to + 3]?.term === head;
  const numeric = NUMERIC.has(phrase.form);
  let headInside = false;
  for (let at = from; at < to - 1; at++) headInside ||= words[at]?.term === head;
  note(isWhole, KIND);
  note(isLast, KIND_LAST);
  note(isWhole, kindOfType(focus.type));
  note(headLast && !single, HEAD_LAST);
  note(headLast && single, HEAD_ALONE);
  note(headInside, HEAD_INSIDE);
  note(words[from - 1]?.term === head, HEAD_BEFORE);
  note(headAfter, HEAD_AFTER);
  note(headBefore || headNext || headLater, HEAD_NEAR);
  note(numeric && headNext, NUMBER_AND_HEAD_AFTER);
  note(phrase.form === "number-unit" && headLast, NUMBER_AND_HEAD_LAST);
  note(numeric && !headNext, NUMBER_NOT_HEAD);
  note(Math.min(1, repetition.besideHead / 2), BESIDE_HEAD);
}

const NO_HEAD = featureNamed("noHead");
const KIND = featureNamed("kind");
const KIND_LAST = featureNamed("kindLast");
const kindOfType = perKey((type: AnswerType) => featureNamed(`kind:${type}`));
const HEAD_LAST = featureNamed("headLast");
const HEAD_ALONE = featureNamed("headAlone");
const HEAD_INSIDE = featureNamed("headInside");
const HEAD_BEFORE = featureNamed("headBefore");
const HEAD_AFTER = featureNamed("headAfter");
const HEAD_NEAR = featureNamed("headNear");
const NUMBER_AND_HEAD_AFTER = featureNamed("number+headAfter");
const NUMBER_AND_HEAD_LAST = featureNamed("number+headLast");
const NUMBER_NOT_HEAD = featureNamed("number-head");
const BESIDE_HEAD = featureNamed("besideHead");
