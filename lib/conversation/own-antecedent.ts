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
  const auxiliary = words.findIndex(({ lower }) => AUXILIARY.test(lower));
  return words.slice(auxiliary + 1).filter(({ lower }) => !isStopWord(lower) && !NAMES_NOTHING.test(lower));
}

/** "How do companies hire their employees?": a common noun of the same question stands behind the pronoun. */
export function hasOwnAntecedent(question: string, pronoun: Pronoun): boolean {
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
