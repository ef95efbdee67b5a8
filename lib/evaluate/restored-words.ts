import { isStopWord, splitWords, termOf, type Word } from "../text/words.ts";

/** A question as asked, what stood before it, and how a person made it stand alone. */
export type HumanRewrite = Readonly<{ history: readonly string[]; question: string; rewrite: string }>;

/**
 * The terms that a person brought back: of the words of the rewrite that the question lacks and the history holds,
 * those of names; where there are none, every content word. Empty when nothing had to come back.
 */
export function missingTerms({ history, question, rewrite }: HumanRewrite): string[] {
  const before = new Set(history.flatMap(contentWords).map(({ lower }) => termOf(lower)));
  const asked = new Set(contentWords(question).map(({ lower }) => termOf(lower)));
  const brought = contentWords(rewrite).filter(
    ({ lower }) => before.has(termOf(lower)) && !asked.has(termOf(lower)),
  );
  const named = brought.filter(({ text, span }) => span.start > 0 && /^\p{Lu}/u.test(text));
  return [...new Set((named.length > 0 ? named : brought).map(({ lower }) => termOf(lower)))];
}

/** Whether at least half of the terms stand in our rewrite: a surname will do for a name of two words. */
export function bringsBack(terms: readonly string[], ours: string): boolean {
  const held = new Set(splitWords(ours).map(({ lower }) => termOf(lower)));
  return 2 * terms.filter((term) => held.has(term)).length >= terms.length;
}

function contentWords(text: string): Word[] {
  return splitWords(text).filter(({ lower }) => !isStopWord(lower));
}
