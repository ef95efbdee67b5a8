import { splitWords, termOf } from "../text/words.ts";

export type Opened = Readonly<{
  /** The question without what opens it. */
  question: string;
  /** The subject that the opening names: "Speaking of vaccines, …". */
  subject: string | null;
}>;

const COURTESY =
  /^(?:(?:ok(?:ay)?|so|well|and|but|by the way|also|now|alright|all right|right|thanks?(?: you)?(?: very much)?|i see|great|good|interesting|hi|hello|hmm+|excuse me|sorry|please)(?:\s*[,.!…]+\s*|\s+))+/iu;
const ASKS =
  /^(?:who|whom|whose|what|which|when|where|why|how|is|are|was|were|am|do|does|did|has|have|had|can|could|will|would|should|may|might|isn't|aren't|wasn't|weren't|don't|doesn't|didn't|in|at|on)\b/iu;
const SUBJECT =
  /^(?:(?:speaking|talking) (?:of|about)|(?:going|coming) back to|back to|returning to|as (?:for|to)|regarding|concerning|about)\s+(?<subject>[^,?.]{2,60}),\s*(?<rest>.+)$/isu;

/** "Ok, so what did he say?" without its opening; "Speaking of vaccines, how are they made?" with its subject apart. */
export function stripOpening(asked: string): Opened {
  const match = SUBJECT.exec(asked.replace(COURTESY, ""));
  const { subject, rest } = match?.groups ?? {};
  if (subject !== undefined && rest !== undefined && ASKS.test(rest)) {
    return { question: restates(subject, rest) ? capitalise(rest) : asked, subject: subject.trim() };
  }
  const bare = asked.replace(COURTESY, "");
  return { question: bare !== asked && ASKS.test(bare) ? capitalise(bare) : asked, subject: null };
}

/** The rest names the subject itself, or points at it. */
function restates(subject: string, rest: string): boolean {
  const head = splitWords(subject).at(-1)?.lower ?? "";
  const held = splitWords(rest).map(({ lower }) => lower);
  return held.some(
    (word) => termOf(word) === termOf(head) || /^(?:it|its|they|them|their|he|him|his|she|her)$/u.test(word),
  );
}

export function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Whether the words begin as a question does, courtesies left aside. */
export function opensAsQuestion(asked: string): boolean {
  return (
    ASKS.test(asked.replace(COURTESY, "")) ||
    /^(?:tell|name|list|give|show|explain|describe|any)\b/iu.test(asked)
  );
}
