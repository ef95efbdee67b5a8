import type { Span } from "../domain/span.ts";
import { tableFor, type WordTable } from "./word-table.ts";

/** A sentence as the ranking reads it. */
export type SentenceReading = Readonly<{
  span: Span;
  text: string;
  /** Numbers of its words in the table, in order. */
  words: Uint32Array;
  table: WordTable;
}>;

export function readSentence(text: string, span: Span): SentenceReading {
  const table = tableFor(text.length);
  return { span, text, words: table.numberWords(text, 0, text.length), table };
}
