import type { Archive } from "../archive/archive.ts";
import type { ArticleId } from "../domain/article.ts";
import type { Passage } from "../domain/passage.ts";
import { sliceSpan, type Span } from "../domain/span.ts";
import { KeptByBytes } from "../text/kept-by-bytes.ts";
import type { SentenceReading } from "./read-sentence.ts";
import { tableFor } from "./word-table.ts";

/** A passage as the ranking reads it. */
export type PassageReading = Readonly<{
  passage: Passage;
  sentences: readonly SentenceReading[];
  /** Its title, outlet and date. */
  context: SentenceReading;
}>;

/** Memory for passages kept read, the least recently used dropped first: some 24,000 of the usual length. */
const KEPT_BYTES = 128 * 1024 * 1024;

/** Share of it up to which passages are read that nobody has asked for. */
const ALMOST_FULL = 0.9;

/** Readings by their passages' numbers. */
type Readings = KeptByBytes<number, PassageReading>;

/** `before`: what was kept of the generations before, most likely of the same record. */
type Kept = Readonly<{ readings: Readings; before: Readings }>;

const keptOf = new WeakMap<Archive, Kept>();
let latest: Kept = { readings: openReadings(), before: openReadings() };

function openReadings(): Readings {
  return new KeptByBytes(KEPT_BYTES, bytesOf);
}

/** Reads passages of `archive`, by their numbers and in that order, keeping what was read for the next question. */
export async function readPassages(archive: Archive, ids: readonly number[]): Promise<PassageReading[]> {
  const { readings, before } = keptOf.get(archive) ?? beginKeeping(archive);
  const missing = ids.filter((id) => !readings.has(id));
  const fresh = missing.length === 0 ? [] : await archive.readPassages(missing);
  const read = new Map(fresh.map((passage) => [passage.id, readAgain(passage, before)]));
  return ids.flatMap((id) => {
    const reading = readings.peek(id) ?? read.get(id);
    if (!reading) return [];
    readings.keep(id, reading);
    return [reading];
  });
}

/** Reads an article's passages before they are asked for; false, and nothing read, when that would drop others. */
export async function readAhead(archive: Archive, article: ArticleId): Promise<boolean> {
  const { readings, before } = keptOf.get(archive) ?? beginKeeping(archive);
  if (readings.bytes > ALMOST_FULL * KEPT_BYTES) return false;
  for (const passage of await archive.passagesOf(article))
    readings.keep(passage.id, readAgain(passage, before));
  return true;
}

/** What was kept goes over to the new generation, also what was of no use in the last one. */
function beginKeeping(archive: Archive): Kept {
  const { readings, before } = latest;
  for (const [id, reading] of readings.entries()) before.keep(id, reading);
  latest = { readings: openReadings(), before };
  keptOf.set(archive, latest);
  return latest;
}

/** A passage that an ingest has left as it was has been read before. */
function readAgain(passage: Passage, before: Readings): PassageReading {
  const known = before.peek(passage.id);
  return known && isSame(known.passage, passage) ? known : readPassage(passage);
}

function isSame(a: Passage, b: Passage): boolean {
  const inPlace = a.articleId === b.articleId && a.ordinal === b.ordinal && a.span.start === b.span.start;
  return (
    inPlace && a.text === b.text && a.contextLine === b.contextLine && spansEqual(a.sentences, b.sentences)
  );
}

function spansEqual(a: readonly Span[], b: readonly Span[]): boolean {
  return (
    a.length === b.length && a.every(({ start, end }, at) => start === b[at]?.start && end === b[at].end)
  );
}

export function readPassage(passage: Passage): PassageReading {
  const { text, contextLine } = passage;
  // One table for all of it, so that its words can be told from each other by their numbers.
  const table = tableFor(text.length + contextLine.length);
  const sentences = passage.sentences.map((span) => {
    const inside = { start: span.start - passage.span.start, end: span.end - passage.span.start };
    const words = table.numberWords(text, inside.start, inside.end);
    return { span, text: sliceSpan(text, inside), words, table };
  });
  const words = table.numberWords(contextLine, 0, contextLine.length);
  return { passage, sentences, context: { span: { start: 0, end: 0 }, text: contextLine, words, table } };
}

/** About: the text, which its sentences share, a number a word, and the objects around them. */
function bytesOf({ passage, sentences }: PassageReading): number {
  const words = sentences.reduce((sum, sentence) => sum + sentence.words.length, 0);
  return 600 + 2 * passage.text.length + 4 * words + 300 * sentences.length;
}
