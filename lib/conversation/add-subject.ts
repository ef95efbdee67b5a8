import { findProperNames } from "../text/proper-names.ts";
import { findPronouns } from "./pronouns.ts";
import type { Referent } from "./referents.ts";

const HAPPENED =
  /\bhappen(?:ed|s)?\b(?!\s+(?:to|with|next to)\b)(?=\s*[?.!]*$|\s+(?:in|during|after|before|on|at|next|then|from)\b)/iu;
const THIS_ARTICLE = /\b(?:about|in|to|of|on)\s+(?:this|the)\s+article\b(?!\s+(?:about|on)\b)/iu;
const NO_VERB = /^(?:(?:any|some|best|most|more|other)\s+)+[\p{Ll}-]+(?:\s+[\p{Ll}-]+){0,3}?s(?=\s*\??$)/iu;

/**
 * While a label stands as the subject, questions that leave it out have it added: "What happened in 1985?",
 * "Any sisters?", "… about this article?". A question that names or points at anything is left as it is.
 */
export function addSubject(question: string, referents: readonly Referent[]): string {
  const label = referents.findLast(({ place }) => place === "label");
  if (!label || findProperNames(question).length > 0 || findPronouns(question).length > 0) return question;
  if (question.includes(label.name)) return question;
  return question
    .replace(THIS_ARTICLE, (words) => `${words} about ${label.name}`)
    .replace(HAPPENED, (word) => `${word} to ${label.name}`)
    .replace(NO_VERB, (words) => `${words} of ${label.name}`);
}
