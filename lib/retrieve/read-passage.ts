import type { Archive } from "../archive/archive.ts";
import type { Passage } from "../domain/passage.ts";
import { sliceSpan } from "../domain/span.ts";
import { readSentence, type SentenceReading } from "./read-sentence.ts";

/** A passage as the ranking reads it. */
export type PassageReading = Readonly<{
  passage: Passage;
  sentences: readonly SentenceReading[];
  /** Its title, outlet and date. */
  context: SentenceReading;
}>;

/** Passages kept read, the least recently used dropped first; about 8 KB each. */
const KEPT = 4000;
const readings = new WeakMap<Archive, Map<number, PassageReading>>();

/** Reads passages of `archive`, by their numbers and in that order, keeping what was read for the next question. */
export async function readPassages(archive: Archive, ids: readonly number[]): Promise<PassageReading[]> {
  const kept = readings.get(archive) ?? new Map<number, PassageReading>();
  readings.set(archive, kept);
  const missing = ids.filter((id) => !kept.has(id));
  const fresh = missing.length === 0 ? [] : await archive.readPassages(missing);
  const read = new Map(fresh.map((passage) => [passage.id, readPassage(passage)]));
  return ids.flatMap((id) => {
    const reading = kept.get(id) ?? read.get(id);
    if (!reading) return [];
    keep(kept, id, reading);
    return [reading];
  });
}

export function readPassage(passage: Passage): PassageReading {
  const sentences = passage.sentences.map((span) => {
    const inside = { start: span.start - passage.span.start, end: span.end - passage.span.start };
    return readSentence(sliceSpan(passage.text, inside), span);
  });
  return { passage, sentences, context: readSentence(passage.contextLine, { start: 0, end: 0 }) };
}

function keep(kept: Map<number, PassageReading>, id: number, reading: PassageReading): void {
  kept.delete(id);
  kept.set(id, reading);
  const oldest = kept.size > KEPT ? kept.keys().next().value : undefined;
  if (oldest !== undefined) kept.delete(oldest);
}
