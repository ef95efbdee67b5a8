import type { Span } from "../domain/span.ts";
import { countryOf } from "../text/countries.ts";
import { isCapitalised, keyTermOf } from "../text/index-terms.ts";
import { isStopWord, splitWords, termOf } from "../text/words.ts";

/** A sentence as the ranking reads it. */
export type SentenceReading = Readonly<{
  span: Span;
  text: string;
  /** Index terms in order, stop words as the empty string. */
  sequence: readonly string[];
  /** Index terms, spelling keys and countries. */
  terms: ReadonlySet<string>;
  /** Words in all. */
  length: number;
}>;

/** The term under which a country's name and its adjective are one: "Polish" and "Poland". */
export function countryTermOf(word: string): string | undefined {
  const country = countryOf(word);
  return country === undefined ? undefined : `@${country}`;
}

export function readSentence(text: string, span: Span): SentenceReading {
  const words = splitWords(text);
  const sequence = words.map((word) => (isStopWord(word.lower) ? "" : termOf(word.lower)));
  const capitalised = words.filter(isCapitalised).map((word) => word.text);
  const keys = capitalised.flatMap((word) => [keyTermOf(word) ?? "", countryTermOf(word) ?? ""]);
  const terms = new Set([...sequence, ...keys]);
  terms.delete("");
  return { span, text, sequence, terms, length: words.length };
}
