import type { Archive } from "../archive/archive.ts";
import type { ArticleId } from "../domain/article.ts";
import type { Passage } from "../domain/passage.ts";
import { sliceSpan, type Span } from "../domain/span.ts";
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

/** Readings by their passages' numbers, and the bytes they take. */
type Kept = { readonly readings: Map<number, PassageReading>; bytes: number };

/** `before`: what was kept of the archive opened before, most likely an older generation of the same record. */
type KeptOf = Kept & { before: Kept | undefined };

const keptOf = new WeakMap<Archive, KeptOf>();
let latest: KeptOf | undefined;

/** Reads passages of `archive`, by their numbers and in that order, keeping what was read for the next question. */
export async function readPassages(archive: Archive, ids: readonly number[]): Promise<PassageReading[]> {
  const kept = keptOf.get(archive) ?? beginKeeping(archive);
  const missing = ids.filter((id) => !kept.readings.has(id));
  const fresh = missing.length === 0 ? [] : await archive.readPassages(missing);
  const read = new Map(fresh.map((passage) => [passage.id, readAgain(passage, kept.before)]));
  return ids.flatMap((id) => {
    const reading = kept.readings.get(id) ?? read.get(id);
    if (!reading) return [];
    keep(kept, id, reading);
    return [reading];
  });
}

/** Reads an article's passages before they are asked for; false, and nothing read, when that would drop others. */
export async function readAhead(archive: Archive, article: ArticleId): Promise<boolean> {
  const kept = keptOf.get(archive) ?? beginKeeping(archive);
  if (kept.bytes > ALMOST_FULL * KEPT_BYTES) return false;
  for (const passage of await archive.passagesOf(article))
    keep(kept, passage.id, readAgain(passage, kept.before));
  return true;
}

function beginKeeping(archive: Archive): KeptOf {
  if (latest) latest.before = undefined;
  const kept: KeptOf = { readings: new Map(), bytes: 0, before: latest };
  keptOf.set(archive, kept);
  latest = kept;
  return kept;
}

/** A passage that an ingest has left as it was has been read before. */
function readAgain(passage: Passage, before: Kept | undefined): PassageReading {
  const known = before?.readings.get(passage.id);
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

function keep(kept: Kept, id: number, reading: PassageReading): void {
  if (!kept.readings.delete(id)) kept.bytes += bytesOf(reading);
  kept.readings.set(id, reading);
  for (const [oldest, dropped] of kept.readings) {
    if (kept.bytes <= KEPT_BYTES) break;
    kept.readings.delete(oldest);
    kept.bytes -= bytesOf(dropped);
  }
}

/** About: the text, which its sentences share, a number a word, and the objects around them. */
function bytesOf({ passage, sentences }: PassageReading): number {
  const words = sentences.reduce((sum, sentence) => sum + sentence.words.length, 0);
  return 600 + 2 * passage.text.length + 4 * words + 300 * sentences.length;
}
