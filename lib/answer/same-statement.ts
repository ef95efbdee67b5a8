import { withoutSignature } from "../quotes/find-posts.ts";
import { findNumbers } from "../text/numbers.ts";
import { turnsRound } from "../text/negation.ts";
import { isStopWord, splitWords, termOf } from "../text/words.ts";

/** Share of the shorter text's words that the other must hold for the two to say the same. */
const SAME_WORDS = 0.75;
const FEWEST_WORDS = 5;

/** True when two texts report the same thing in nearly the same words, with the same numbers and negations. */
export function saysTheSame(first: string, second: string): boolean {
  const [a, b] = [withoutSignature(first), withoutSignature(second)];
  const left = termsOf(a);
  const right = termsOf(b);
  const [fewer, more] = left.size <= right.size ? [left, right] : [right, left];
  if (fewer.size < FEWEST_WORDS) return normal(a) === normal(b);
  const shared = [...fewer].filter((term) => more.has(term)).length;
  return shared / fewer.size >= SAME_WORDS && sameValues(a, b) && negations(a) === negations(b);
}

function termsOf(text: string): Set<string> {
  return new Set(splitWords(text).flatMap((word) => (isStopWord(word.lower) ? [] : [termOf(word.lower)])));
}

function sameValues(a: string, b: string): boolean {
  const values = (text: string) =>
    [...new Set(findNumbers(text).map((number) => number.value))].sort().join();
  return values(a) === values(b);
}

function negations(text: string): number {
  return splitWords(text).filter(({ lower }) => turnsRound(lower)).length;
}

function normal(text: string): string {
  return splitWords(text)
    .map((word) => word.lower)
    .join(" ");
}
