import { findDateExpressions } from "../text/date-expressions.ts";
import { applyEdits } from "./apply-edits.ts";

const THEN =
  /(?<!\b(?:and|but|so|since|until|by|before|now)\s)\b(?:then|at (?:that|the same) time|(?:on )?that (?:same )?day)(?=\s*[?.!]*$)/iu;

/** "What did Putin do then?" with the date that the last question named. */
export function carryDate(question: string, lastQuestion: string | null): string {
  const then = THEN.exec(question);
  const date = findDateExpressions(lastQuestion ?? "").at(-1);
  if (!then || !date || lastQuestion === null) return question;
  const words = lastQuestion.slice(date.span.start, date.span.end);
  const span = { start: then.index, end: then.index + then[0].length };
  return applyEdits(question, [{ span, words: words.charAt(0).toLowerCase() + words.slice(1) }]);
}
