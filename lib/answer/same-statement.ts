import { withoutSignature } from "../quotes/find-posts.ts";
import { findNumbers } from "../text/numbers.ts";
import { turnsRound } from "../text/negation.ts";
import { isStopWord, splitWords, termOf } from "../text/words.ts";

/** Share of the shorter text's words that the other must hold for the two to say the same. */
const SAME_WORDS = 0.75;
const FEWEST_WORDS = 5;

/** A text read for comparing it with others. */
export type ComparedText = Readonly<{ text: string; terms: ReadonlySet<string> }>;

export function readCompared(text: string): ComparedText {
  const said = withoutSignature(text);
  return { text: said, terms: termsOf(said) };
}

/** True when two texts report the same thing in nearly the same words, with the same numbers and negations. */
export function saysTheSame(first: ComparedText, second: ComparedText): boolean {
  const [a, b] = [first.text, second.text];
  const [fewer, more] =
    first.terms.size <= second.terms.size ? [first.terms, second.terms] : [second.terms, first.terms];
  if (fewer.size < FEWEST_WORDS) return normal(a) === normal(b);
  let shared = 0;
  for (const term of fewer) if (more.has(term)) shared++;
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
