import type { Span } from "../domain/span.ts";

/** A stretch of text, marked or not. */
export type MarkedPiece = Readonly<{ start: number; text: string; marked: boolean }>;

/** `text` cut at `spans`, which are counted from `offset`. Joined, the pieces are the text; overlaps are marked once. */
export function markSpans(text: string, spans: readonly Span[], offset = 0): MarkedPiece[] {
  const pieces: MarkedPiece[] = [];
  let at = 0;
  const push = (end: number, marked: boolean): void => {
    if (end > at) pieces.push({ start: at, text: text.slice(at, end), marked });
    at = Math.max(at, end);
  };
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    push(Math.min(span.start - offset, text.length), false);
    push(Math.min(span.end - offset, text.length), true);
  }
  push(text.length, false);
  return pieces;
}
