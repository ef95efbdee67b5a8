import { applyEdits } from "./apply-edits.ts";
import { pronounAs } from "./fill-pronouns.ts";
import { findPronouns } from "./pronouns.ts";

/** A question that lacked one, with its first pronoun named. */
export function nameOpen(question: string, name: string): string {
  const [pronoun] = findPronouns(question);
  return pronoun ? applyEdits(question, [{ span: pronoun.span, words: pronounAs(pronoun, name) }]) : question;
}
