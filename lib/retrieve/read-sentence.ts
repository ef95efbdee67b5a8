import type { Span } from "../domain/span.ts";
import { countryOf } from "../text/countries.ts";
import { isCapitalised, keyTermOf } from "../text/index-terms.ts";
import { foldText, isStopWord, listWords, termOf } from "../text/words.ts";
import { type VectorPlace, vectorPlace } from "../text/word-vectors/word-vectors.ts";

/** A word of the record as questions are matched against it; words spelt alike share one object. */
export type WordReading = Readonly<{
  /** Index term; empty for a stop word. */
  term: string;
  /** What else a capitalised word is found by: its spelling key, and the country it names or belongs to. */
  names: readonly string[];
  /** Its place among the word vectors, where it has one. */
  vector: VectorPlace | undefined;
}>;

/** A sentence as the ranking reads it. */
export type SentenceReading = Readonly<{ span: Span; text: string; words: readonly WordReading[] }>;

/** Spellings kept read, about 150 bytes each; all are dropped when there are more. */
const KEPT = 100_000;
const readings = new Map<string, WordReading>();

/** The term under which a country's name and its adjective are one: "Polish" and "Poland". */
export function countryTermOf(word: string): string | undefined {
  const country = countryOf(word);
  return country === undefined ? undefined : `@${country}`;
}

export function readSentence(text: string, span: Span): SentenceReading {
  return { span, text, words: listWords(text).map(readWord) };
}

function readWord(text: string): WordReading {
  const known = readings.get(text);
  if (known) return known;
  if (readings.size >= KEPT) readings.clear();
  const lower = foldText(text);
  const names = isCapitalised({ text }) ? [keyTermOf(text), countryTermOf(text)] : [];
  const term = isStopWord(lower) ? "" : termOf(lower);
  const reading = {
    term,
    names: names.filter((name) => name !== undefined),
    vector: term === "" ? undefined : vectorPlace(term),
  };
  readings.set(text, reading);
  return reading;
}
