import { isStopWord, splitWords } from "../text/words.ts";

/** A question cut where its parts meet: "How many planes | did | Ukraine destroy". No question mark. */
export type QuestionShape = Readonly<{
  /** "how many", "what", "when"; null for a yes-or-no question. */
  asks: string | null;
  /** What is asked for, as written: "planes" in "how many planes"; empty for "when". */
  thing: string;
  /** The auxiliary after it, as written; empty when the thing asked for is the subject. */
  auxiliary: string;
  rest: string;
}>;

const ASKS =
  /^(?<asks>how\s+(?:many|much|long|old|far|often|big|large)|how|what|which|whose|whom|who|when|where|why)\b\s*/iu;
const AUXILIARY =
  /\b(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|shall|should|may|might|must)(?:n't|n’t)?\b/iu;

export function readShape(question: string): QuestionShape {
  const bare = question.trim().replace(/[?!.\s]+$/u, "");
  const match = ASKS.exec(bare);
  const asks = match?.groups?.["asks"]?.toLowerCase().replace(/\s+/gu, " ") ?? null;
  const body = bare.slice(match?.[0].length ?? 0);
  const auxiliary = AUXILIARY.exec(body);
  if (!auxiliary || (asks === null && auxiliary.index > 0))
    return { asks, thing: "", auxiliary: "", rest: body };

  const thing = body.slice(0, auxiliary.index).trim();
  const rest = body.slice(auxiliary.index + auxiliary[0].length).trim();
  return isThing(thing)
    ? { asks, thing, auxiliary: auxiliary[0], rest }
    : { asks, thing: "", auxiliary: "", rest: body };
}

/** At most four words, none of them a verb in the past: "Russian planes", not "happened when they". */
function isThing(words: string): boolean {
  const list = splitWords(words);
  return list.length <= 4 && !list.some(({ lower }) => /(?:\p{L}{2}ed|said|told|came|went)$/u.test(lower));
}

/** Words that make no clause: no auxiliary, no participle, and something to speak of. */
export function isFragment(words: string, wordsMax: number): boolean {
  const list = splitWords(words);
  const verbal = list.some(({ lower }) => AUXILIARY.test(lower) || /\p{L}{3}ed$/u.test(lower));
  return (
    list.length > 0 && list.length <= wordsMax && !verbal && list.some(({ lower }) => !isStopWord(lower))
  );
}

export function withoutMark(question: string): string {
  return question.trim().replace(/[?!.\s]+$/u, "");
}

/** The first letter small, unless it begins a name or an abbreviation. */
export function lowerFirst(question: string): string {
  const [first = ""] = question.split(" ");
  const common = AUXILIARY.test(first) || ASKS.test(first) || isStopWord(first.toLowerCase());
  return common ? question.charAt(0).toLowerCase() + question.slice(1) : question;
}
