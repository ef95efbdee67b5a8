import { findProperNames } from "../text/proper-names.ts";
import { isStopWord, splitWords, type Word } from "../text/words.ts";

/** What every reader of the record may point at without having named it, and words that point at no thing. */
const ALWAYS_THERE = new Set(
  (
    "article story news record archive corpus site website page outlet source paper newspaper magazine report piece text document " +
    "publication war conflict crisis invasion world country week month year day time morning afternoon evening night century " +
    "decade season way kind type sort thing question topic point one matter respect regard"
  ).split(" "),
);
const WORDS_MAX = 3;
/** Content words of the question before "this" that may be what it points at. */
const OWN_WORDS_MAX = 2;
/** Content words after it that say enough of which one is meant: "which of these ferries sank off Grenholm in March?" */
const TOLD_OF_IT = 4;

/** "this animal" where nobody has spoken of one: the words that point at nothing, or undefined. */
export function openDemonstrative(question: string): string | undefined {
  const words = splitWords(question);
  const at = words.findIndex(({ lower }) => lower === "this" || lower === "these");
  const first = words[at];
  if (!first || hasOwn(question.slice(0, first.span.start))) return undefined;
  const phrase = phraseAfter(question, words, at);
  const last = phrase.at(-1);
  if (!last || phrase.some(({ lower }) => isAlwaysThere(lower) || lower.endsWith("ly"))) return undefined;
  if (contentOf(question.slice(first.span.end)).length >= TOLD_OF_IT) return undefined;
  return question.slice(first.span.start, last.span.end);
}

function isAlwaysThere(word: string): boolean {
  return ALWAYS_THERE.has(word) || ALWAYS_THERE.has(word.replace(/s$/u, ""));
}

function contentOf(text: string): Word[] {
  return splitWords(text).filter(({ lower }) => !isStopWord(lower));
}

function hasOwn(before: string): boolean {
  return contentOf(before).length > OWN_WORDS_MAX || findProperNames(before).length > 0;
}

/** Content words right after the demonstrative; none after "this" alone. */
function phraseAfter(question: string, words: readonly Word[], at: number): Word[] {
  const phrase: Word[] = [];
  for (const word of words.slice(at + 1, at + 1 + WORDS_MAX)) {
    const left = phrase.at(-1) ?? words[at];
    const joined = left !== undefined && /^[\s-]+$/u.test(question.slice(left.span.end, word.span.start));
    if (!joined || isStopWord(word.lower)) break;
    phrase.push(word);
  }
  return phrase;
}
