import { spellingKey } from "./spelling.ts";
import { isStopWord, splitWords, termOf, type Word } from "./words.ts";

/** Marks the terms that stand for a name however it is transliterated. */
const KEY_MARK = "~";

/** The term under which every spelling of a name is found, or undefined when the word is too short to tell. */
export function keyTermOf(word: string): string | undefined {
  const key = spellingKey(word);
  return key === undefined ? undefined : KEY_MARK + key;
}

export function isKeyTerm(term: string): boolean {
  return term.startsWith(KEY_MARK);
}

/** The terms a text is found by: stems of its words, stop words aside, and a spelling key for each capitalised word. */
export function indexTerms(text: string): string[] {
  const terms: string[] = [];
  for (const word of splitWords(text)) {
    if (isStopWord(word.lower)) continue;
    terms.push(termOf(word.lower));
    const key = isCapitalised(word) ? keyTermOf(word.text) : undefined;
    if (key !== undefined) terms.push(key);
  }
  return terms;
}

export function isCapitalised(word: Pick<Word, "text">): boolean {
  return /^\p{Lu}/u.test(word.text);
}
