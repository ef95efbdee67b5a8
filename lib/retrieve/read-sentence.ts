import type { Span } from "../domain/span.ts";
import { countryOf } from "../text/countries.ts";
import { isCapitalised, keyTermOf } from "../text/index-terms.ts";
import { foldText, isStopWord, listWords, termOf } from "../text/words.ts";

/** A word of the record as questions are matched against it; words spelt alike share one object. */
export type WordReading = Readonly<{
  /** Index term; empty for a stop word. */
  term: string;
  /** What else a capitalised word is found by: its spelling key, and the country it names or belongs to. */
  names: readonly string[];
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
  const reading = {
    term: isStopWord(lower) ? "" : termOf(lower),
    names: names.filter((name) => name !== undefined),
  };
  readings.set(text, reading);
  return reading;
}
