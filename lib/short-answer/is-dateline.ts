import type { Phrase } from "./phrase.ts";
import type { TaggedWord } from "../text/tag-words.ts";

/** "KYIV, Ukraine (AP) —", "(CNN)": where a report was filed and by whom, at the head of its first sentence; never an answer. */
export function isDateline(words: readonly TaggedWord[], { from, to }: Pick<Phrase, "from" | "to">): boolean {
  if (words[from - 1]?.text === "(" && words[to]?.text === ")" && from < LONGEST) return true;
  if (!isShouted(words[0])) return false;
  const dash = words
    .slice(0, LONGEST)
    .findIndex((word) => /^(?:[—–-]|--)$/u.test(word.text) && !isGlued(word, words));
  return dash !== -1 && to <= dash;
}

/** Words and marks a dateline may take up to its dash. */
const LONGEST = 10;

function isGlued(dash: TaggedWord, words: readonly TaggedWord[]): boolean {
  const at = words.indexOf(dash);
  return words[at - 1]?.span.end === dash.span.start && words[at + 1]?.span.start === dash.span.end;
}

function isShouted(word: TaggedWord | undefined): boolean {
  return word !== undefined && /^\p{Lu}{3,}$/u.test(word.text);
}
