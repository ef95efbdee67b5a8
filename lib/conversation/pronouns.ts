import type { Span } from "../domain/span.ts";
import { isStopWord, splitWords, type Word } from "../text/words.ts";

/** Pronouns that stand for the same sort of thing. */
export type PronounGroup = "he" | "she" | "it" | "they" | "there";

export type Pronoun = Readonly<{
  span: Span;
  /** As written. */
  words: string;
  group: PronounGroup;
  role: "subject" | "object" | "possessive";
}>;

const GROUPS: Readonly<Record<string, Readonly<{ group: PronounGroup; role: Pronoun["role"] }>>> = {
  he: { group: "he", role: "subject" },
  him: { group: "he", role: "object" },
  his: { group: "he", role: "possessive" },
  she: { group: "she", role: "subject" },
  her: { group: "she", role: "possessive" },
  hers: { group: "she", role: "possessive" },
  it: { group: "it", role: "subject" },
  its: { group: "it", role: "possessive" },
  they: { group: "they", role: "subject" },
  them: { group: "they", role: "object" },
  their: { group: "they", role: "possessive" },
  theirs: { group: "they", role: "possessive" },
  there: { group: "there", role: "object" },
};

/** Pronouns in `question` that stand for something named elsewhere, in order. */
export function findPronouns(question: string): Pronoun[] {
  const words = splitWords(question);
  return words.flatMap((word, at) => {
    const bare = word.lower.replace(/'(?:s|d|ll|ve|re)$/u, "");
    const known = Object.hasOwn(GROUPS, bare) ? GROUPS[bare] : undefined;
    if (!known || word.text === "IT" || (known.group === "it" && isEmptyIt(question, words, at))) return [];
    if (known.group === "there" && isExistential(words, at)) return [];
    const span = { start: word.span.start, end: word.span.start + bare.length };
    return [
      {
        span,
        words: question.slice(span.start, span.end),
        group: known.group,
        role: bare === "her" ? roleOfHer(question, words, at) : roleAt(known, words, at),
      },
    ];
  });
}

/** "her book" is possessive, "met her" and "met her in Kyiv" are not. */
function roleOfHer(question: string, words: readonly Word[], at: number): Pronoun["role"] {
  const [word, next] = [words[at], words[at + 1]];
  if (!word || !next) return "object";
  const apart = /[^\s]/u.test(question.slice(word.span.end, next.span.start));
  const owned = !isStopWord(next.lower) || /^(?:own|most|very|other|few)$/u.test(next.lower);
  return apart || !owned ? "object" : "possessive";
}

/** "it" is an object after anything but an auxiliary or the opening of a clause. */
function roleAt(known: { role: Pronoun["role"] }, words: readonly Word[], at: number): Pronoun["role"] {
  const before = words[at - 1]?.lower;
  if (words[at]?.lower !== "it" || before === undefined) return known.role;
  return /^(?:is|was|did|does|do|has|had|will|would|can|could|should|and|but|when|if|that|because|where|why|how|what)$/u.test(
    before,
  )
    ? "subject"
    : "object";
}

const EMPTY_IT = [
  /\b(?:is|was|isn't|wasn't)\s+it\s+(?:\p{L}+\s+){1,2}(?:to|that|for|if|whether)\b/iu,
  /\b(?:is|was|isn't|wasn't)\s+it\s+(?:already\s+|really\s+)?(?:worth|too|ok|okay|fine|possible|true|better|time|known|likely|fair)\b/iu,
  /\bit\s+(?:is|was|be)\s+(?:\p{L}+\s+){1,2}(?:to|that|whether|for)\b/iu,
  /\bit\s+makes?\s+(?:an?|sense)\b|\bmake\s+it\s+(?:big|to)\b|\bit\s+turn(?:s|ed)\s+out\b/iu,
  /\b(?:does|did|will|would)\s+it\s+(?:take|cost|mean|matter)\b.*\bto\b/iu,
  /\bwhat\s+time\s+is\s+it\b/iu,
  /\b(?:do|does|did|doing|done|get|got|knew|know|believe|say|said|says|tell|told|mean|meant)\s+it\b(?!\s+\p{L})/iu,
];

/** "Is it true that …", "how long does it take to …": this "it" stands for nothing named. */
function isEmptyIt(question: string, words: readonly Word[], at: number): boolean {
  const span = words[at]?.span;
  if (!span) return true;
  return EMPTY_IT.some((pattern) => {
    const match = pattern.exec(question);
    return match !== null && match.index <= span.start && span.end <= match.index + match[0].length;
  });
}

/** A place is meant where nothing follows but a mark or another phrase: "go there in May"; never in "is there a …". */
function isExistential(words: readonly Word[], at: number): boolean {
  const before = words[at - 1]?.lower ?? "";
  const after = words[at + 1]?.lower;
  if (at === 0 || /^(?:is|are|was|were|be|been|has|have|had|out|over|up|hi|hello)$/u.test(before))
    return true;
  return (
    after !== undefined &&
    !/^(?:in|on|at|when|while|after|before|during|and|or|but|with|for|now|then|by|from|since)$/u.test(after)
  );
}
