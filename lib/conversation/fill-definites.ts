import { findProperNames } from "../text/proper-names.ts";
import { possessiveOf } from "./apply-edits.ts";
import { isPartOfName, type Referent } from "./referents.ts";

const DEFINITE =
  /\b(?<determiner>the|this|that|these|those)\s+(?<words>(?:\p{Ll}[\p{Ll}-]*\s+){0,2}?)(?<head>\p{Ll}[\p{Ll}-]+)(?=\s*$|\s*[?.,!]|\s+\p{Ll})/gu;
/** A phrase with a complement of its own says whose or which it is. */
const COMPLEMENT = /^\s+(?:of|that|which|who|whom|where|for|between|called|named)\b/iu;
/** Heads that belong to nobody in particular. */
const NOBODYS =
  /^(?:article|articles|time|times|times|year|years|day|days|week|month|end|beginning|world|same|other|others|first|second|last|next|most|best|only|way|case|fact|public|country|present|past|future|point|moment|one|ones|rest|is|was|did|does|were|are|had|has|to|from|in|he|she|it|they)$/u;
const GROUP_HEADS = /^(?:band|group|team|duo|company|show|series|film|movie|song|tribe|people|character)$/u;

/**
 * While a label stands as the subject ("Fleet Foxes"), "the songs" are its songs and "the band" is the band itself.
 * A question with a name of its own is left as it is.
 */
export function fillDefinites(question: string, referents: readonly Referent[]): string {
  const label = referents.findLast(({ place }) => place === "label");
  if (!label || findProperNames(question).length > 0 || holdsName(question, label.name)) return question;
  for (const match of question.matchAll(DEFINITE)) {
    const { determiner = "", words = "", head = "" } = match.groups ?? {};
    const after = question.slice(match.index + match[0].length);
    if (NOBODYS.test(head) || COMPLEMENT.test(after) || NOBODYS.test(words.trim())) continue;
    const named = nameDefinite(determiner, words, head, label);
    return question.slice(0, match.index) + named + after;
  }
  return question;
}

function holdsName(question: string, name: string): boolean {
  return question.toLowerCase().includes(name.toLowerCase());
}

function nameDefinite(determiner: string, words: string, head: string, { name, kind }: Referent): string {
  if (isPartOfName(name, head)) return name;
  if (GROUP_HEADS.test(head) && kind !== "person") return `the ${words}${head} ${name}`;
  return /^th(?:e|is|at|ese|ose)$/u.test(determiner) ? `${possessiveOf(name)} ${words}${head}` : name;
}
