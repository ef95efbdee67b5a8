import type { DateExpression } from "./date-expressions.ts";

/** Characters looked at on either side of a date. */
const REACH = 120;
const CLAUSE_BREAK =
  /[.!?;:\n"“”()]|,\s|\s[-–—]\s|\b(?:that|after|when|who|which|because|but|while|where|as)\b/giu;
const TO_COME =
  /\b(?:will|won't|shall|would|'ll|’ll|(?:due|set|expected|scheduled|planned|going|about|plan|plans|planning|slated|likely|is|are) (?:to|for)|scheduled|upcoming|ahead of|deadline)\b/giu;
const HAPPENED =
  /\b(?:said|says|told|was|were|had|has|have|did|began|met|came|went|saw|took|made|left|fell|held|spoke|wrote|gave|sent|won|lost|struck|hit|killed|put|led|rose|\p{Ll}{2,}ed)\b/giu;

/**
 * Whether the clause around a weekday puts it after the day of writing: "will meet on Thursday",
 * "Thursday's vote is due to"; but not "said on Thursday it will meet".
 */
export function isStillToCome(text: string, { span, lead }: DateExpression): boolean {
  if (lead === "until" || lead === "till" || lead === "starting" || lead === "beginning") return true;
  const before = lastClause(text.slice(Math.max(0, span.start - REACH), span.start));
  const after = firstClause(text.slice(span.end, span.end + REACH));
  const cue = lastIndex(before, TO_COME);
  const past = lastIndex(before, HAPPENED);
  if (cue !== -1 || past !== -1) return cue > past;

  const cueAfter = firstIndex(after, TO_COME);
  const pastAfter = firstIndex(after, HAPPENED);
  return cueAfter !== -1 && (pastAfter === -1 || cueAfter < pastAfter);
}

function lastClause(text: string): string {
  const breaks = [...text.matchAll(CLAUSE_BREAK)].at(-1);
  return breaks ? text.slice(breaks.index + breaks[0].length) : text;
}

/** A comma right after the date does not close its clause: "On Thursday, parliament will vote". */
function firstClause(text: string): string {
  const opened = text.replace(/^\s*,/u, "");
  const first = opened.search(CLAUSE_BREAK);
  return first === -1 ? opened : opened.slice(0, first);
}

/** "expected to", "set to" are cues although they end like a past tense: they are masked before the past is looked for. */
function lastIndex(clause: string, cues: RegExp): number {
  return [...masked(clause, cues).matchAll(cues)].at(-1)?.index ?? -1;
}

function firstIndex(clause: string, cues: RegExp): number {
  return [...masked(clause, cues).matchAll(cues)][0]?.index ?? -1;
}

function masked(clause: string, cues: RegExp): string {
  return cues === TO_COME ? clause : clause.replace(TO_COME, (cue) => " ".repeat(cue.length));
}
