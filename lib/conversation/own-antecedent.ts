import { findProperNames } from "../text/proper-names.ts";
import { isStopWord, splitWords, type Word } from "../text/words.ts";
import type { Pronoun } from "./pronouns.ts";

const AUXILIARY =
  /^(?:is|are|was|were|am|do|does|did|has|have|had|can|could|will|would|shall|should|may|might|must)(?:n't)?$/u;
export const NEW_CLAUSE =
  /[,;:–—]|\b(?:if|when|that|which|who|whose|where|because|and|but|or|so|how|why|what|while|after|before|since|though|although|as)\b/iu;
const PLURAL = /(?<!s|u|i)s$|^(?:people|police|media|men|women|children|troops)$/u;
const PERSON =
  /(?:er|or|ist|man|woman|ian|ant)$|^(?:friend|wife|husband|boss|president|king|queen|prince|princess|pope|judge|chief|child|boy|girl|guy|mayor)$/u;

const NAMES_NOTHING = /^(?:true|possible|worth|ok|okay|likely|known|fair|important|right|wrong)$/u;

/** Content words of the question before the pronoun, those of its opening "which planes" left aside. */
export function wordsBefore(question: string, { span }: Pronoun): Word[] {
  const words = splitWords(question).filter((word) => word.span.end <= span.start);
  const opening = words.findIndex(({ lower }, at) => AUXILIARY.test(lower) || (at > 0 && lower === "that"));
  return words.slice(opening + 1).filter(({ lower }) => !isStopWord(lower) && !NAMES_NOTHING.test(lower));
}

/** What the question is about, set before it: "the bridge - who built it", "lund: what is his job". */
const TOPIC =
  /^(?!(?:and|but|so|ok|okay|well|then|now|yes|no|thanks|please|sorry|hi|hello|tell|in|on|at|after|before|during|since|when|if|for|by|from|until|also|right)\b)[^?.!,;:–—]*?\p{L}{3,}[^?.!,;:–—]*?(?:\s+[-–—]+\s*|\s*[–—:]\s+|\s*:\s*|,\s+)(?=(?:who|whom|whose|what|which|when|where|why|how|is|are|was|were|did|does|do|has|have|had|can|will)\b)/iu;
const TOPIC_WORDS_MAX = 5;

/** Whether the pronoun stands in a question whose topic is set before it. */
function followsTopic(question: string, { span }: Pronoun): boolean {
  const topic = TOPIC.exec(question)?.[0];
  if (topic === undefined || topic.length > span.start) return false;
  const words = splitWords(topic);
  return words.length <= TOPIC_WORDS_MAX && !AUXILIARY.test(words[0]?.lower ?? "");
}

const SAYER =
  /^(?:(?:so|and|but)\s+)?(?:who|which(?:\s+[\p{L}'’-]+){1,3}|what(?:\s+[\p{L}'’-]+){1,3})\s+(?:said|says|stated|states|claimed|claims|told|announced|believes?|believed|thinks?|thought|promised|warned|wrote|tweeted|insisted|admitted|denied|added|argued)\b/iu;

/**
 * Whether the question can be asked of the record though nothing is named that the pronoun means: in "who said they
 * would come" it may be those who said it, and another sentence may say what the first one means.
 */
export function needsNoAntecedent(question: string, pronoun: Pronoun): boolean {
  if (pronoun.mayBeEmpty || wordsBefore(question, pronoun).length >= 2) return true;
  if (
    pronoun.role === "object" &&
    wordsBefore(question, pronoun).length > 0 &&
    asksOnAfter(question, pronoun)
  )
    return true;
  if (SAYER.test(question) && splitWords(question.slice(pronoun.span.end)).length > 0) return true;
  const after = /[?.!]\s+(?<rest>\p{L}.*)$/su.exec(question.slice(pronoun.span.end))?.groups?.["rest"];
  return after !== undefined && splitWords(after).filter(({ lower }) => !isStopWord(lower)).length >= 2;
}

/** "How many could be jailed for it in Ostrelia?": the name after it says where to look. */
function asksOnAfter(question: string, { span }: Pronoun): boolean {
  return findProperNames(`x ${/^[^?.!]*/u.exec(question.slice(span.end))?.[0] ?? ""}`).length > 0;
}

/** Content words of a question, or of what stands before its "he", from which on it says enough to be looked up. */
const SAYS_ENOUGH = { question: 4, beforePerson: 3 };

/**
 * Whether a question that opens a conversation is better looked up than asked back, though nothing in it can be told to be
 * what the pronoun means: "where do they throw fish at the Losk market" means nobody in particular.
 */
export function saysEnough(question: string, { group, span }: Pronoun): boolean {
  const isPerson = group === "he" || group === "she";
  const said = splitWords(isPerson ? question.slice(0, span.start) : question).filter(
    ({ lower }) => !isStopWord(lower),
  );
  return said.length >= (isPerson ? SAYS_ENOUGH.beforePerson : SAYS_ENOUGH.question);
}

/** "How do companies hire their employees?": a common noun of the same question stands behind the pronoun. */
export function hasOwnAntecedent(question: string, pronoun: Pronoun): boolean {
  if (followsTopic(question, pronoun)) return true;
  const before = wordsBefore(question, pronoun);
  const last = before.at(-1);
  if (!last) return false;
  if (pronoun.group === "they")
    return pronoun.role !== "object" && before.some(({ lower }) => PLURAL.test(lower));
  if (pronoun.group === "it") {
    return (
      pronoun.role === "possessive" || NEW_CLAUSE.test(question.slice(last.span.end, pronoun.span.start))
    );
  }
  return (
    pronoun.group !== "there" && pronoun.role !== "object" && before.some(({ lower }) => PERSON.test(lower))
  );
}
