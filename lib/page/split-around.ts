import type { Span } from "../domain/span.ts";

/** Context shown on each side of cited words in a card, in characters. */
const CONTEXT = 160;

/**
 * A passage as what stands before the cited words, the words, and what stands after; context that is cut short, is cut
 * at a word and shows an ellipsis. Spans are of the article's body.
 */
export function splitAround(
  passage: Readonly<{ span: Span; words: string }>,
  cited: Span,
): [string, string, string] {
  const start = Math.max(0, cited.start - passage.span.start);
  const end = Math.min(passage.words.length, cited.end - passage.span.start);
  const before = passage.words.slice(0, start);
  const after = passage.words.slice(end);
  return [tailOf(before), passage.words.slice(start, end), headOf(after)];
}

function tailOf(text: string): string {
  return text.length <= CONTEXT ? text : `… ${text.slice(-CONTEXT).replace(/^\S*\s+/u, "")}`;
}

function headOf(text: string): string {
  return text.length <= CONTEXT ? text : `${text.slice(0, CONTEXT).replace(/\s+\S*$/u, "")} …`;
}
