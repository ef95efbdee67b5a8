import { findProperNames } from "../text/proper-names.ts";
import { isStopWord } from "../text/words.ts";
import { possessiveOf } from "./apply-edits.ts";
import { PARTICIPLE } from "./find-phrases.ts";
import { isPartOfName, type Referent } from "./referents.ts";

const DEFINITE =
  /\b(?<determiner>the|this|that|these|those)\s+(?<words>(?:\p{Ll}[\p{Ll}-]*\s+){0,2}?)(?<head>\p{Ll}[\p{Ll}-]+)(?=\s*$|\s*[?.,!]|\s+\p{Ll})/gu;
/** A phrase with a complement of its own says whose or which it is. */
const COMPLEMENT = /^\s+(?:of|that|which|who|whom|where|for|between|called|named)\b/iu;
/** Heads that belong to nobody in particular. */
const NOBODYS =
  /^(?:article|articles|time|times|year|years|day|days|week|month|end|beginning|world|others|first|second|last|next|best|way|case|fact|public|country|present|past|future|point|moment|one|ones|rest)$/u;
const GROUP_HEADS = /^(?:band|group|team|duo|company|show|series|film|movie|song|tribe|people|character)$/u;

/**
 * While a label stands as the subject ("Fleet Foxes"), "the songs" are its songs, "the band" is the band itself,
 * and "what is this about" asks about it. A question with a name of its own is left as it is.
 */
export function fillDefinites(question: string, referents: readonly Referent[]): string {
  const label = referents.findLast(({ place }) => place === "label");
  if (!label || findProperNames(question).length > 0 || holdsName(question, label.name)) return question;
  for (const match of question.matchAll(DEFINITE)) {
    const { determiner = "", words = "", head = "" } = match.groups ?? {};
    const before = question.slice(0, match.index);
    const after = question.slice(match.index + match[0].length);
    const phrase = `${words}${head}`;
    if (determiner !== "the" && !isNounPhrase(before, phrase, after)) {
      if (!isBare(before, label)) continue;
      return `${before}${label.name} ${phrase}${after}`;
    }
    if (NOBODYS.test(head) || COMPLEMENT.test(after)) continue;
    return before + nameDefinite(words, head, label) + after;
  }
  return question;
}

function holdsName(question: string, name: string): boolean {
  return question.toLowerCase().includes(name.toLowerCase());
}

/** "this album" is one; "this cause" in "what did this cause", "that received", "this a popular show" are not. */
function isNounPhrase(before: string, phrase: string, after: string): boolean {
  const first = phrase.split(" ")[0] ?? "";
  if (isStopWord(first) || PARTICIPLE.test(first)) return false;
  if (/(?:ful|ous|ive|able|ible|ant|ent)$/u.test(phrase)) return false;
  const verbLast = /\b(?:do|does|did)\s+$/iu.test(before) && !phrase.includes(" ") && !/\p{L}/u.test(after);
  return !verbLast;
}

/** "What did this cause?", "Is this a song?": the demonstrative alone is what the sentence is about. */
function isBare(before: string, { kind }: Referent): boolean {
  return kind !== "person" && /\b(?:is|was|were|are|do|does|did)\s+$/iu.test(before);
}

function nameDefinite(words: string, head: string, { name, kind, plural }: Referent): string {
  if (isPartOfName(name, head)) return name;
  if (GROUP_HEADS.test(head) && (kind !== "person" || plural)) return `the ${words}${head} ${name}`;
  return `${possessiveOf(name)} ${words}${head}`;
}
