import { type Span, spanContains } from "../domain/span.ts";
import { isStopWord, splitWords, type Word } from "../text/words.ts";
import { readEmptyIt } from "./empty-it.ts";
import { findQuotedWords } from "./quoted-words.ts";

/** Pronouns that stand for the same sort of thing. */
export type PronounGroup = "he" | "she" | "it" | "they" | "there";

export type Pronoun = Readonly<{
  span: Span;
  /** As written. */
  words: string;
  group: PronounGroup;
  role: "subject" | "object" | "possessive";
  /** An "it" that may stand for nothing named. */
  mayBeEmpty: boolean;
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
  const quoted = findQuotedWords(question);
  return words.flatMap((word, at) => {
    const bare = word.lower.replace(/'(?:s|d|ll|ve|re)$/u, "");
    const known = Object.hasOwn(GROUPS, bare) ? GROUPS[bare] : undefined;
    if (!known || word.text === "IT" || quoted.some((marked) => spanContains(marked, word.span))) return [];
    if (known.group === "there" && isExistential(words, at)) return [];
    const empty = known.group === "it" ? readEmptyIt(question, word.span) : "no";
    if (empty === "surely") return [];
    const span = { start: word.span.start, end: word.span.start + bare.length };
    return [
      {
        span,
        words: question.slice(span.start, span.end),
        group: known.group,
        role: bare === "her" ? roleOfHer(question, words, at) : roleAt(known, words, at),
        mayBeEmpty: empty === "maybe",
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
