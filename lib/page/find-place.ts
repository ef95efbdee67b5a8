import type { Span } from "../domain/span.ts";

/**
 * Where cited words stand in an article as it is now: at their span, or, when the text has moved since, at the only
 * other place that holds them. Undefined when they are gone or stand in several places: then nothing is marked.
 */
export function findPlace(body: string, cited: { span: Span; words: string }): Span | undefined {
  const { span, words } = cited;
  if (words === "") return undefined;
  if (body.slice(span.start, span.end) === words) return span;
  const start = body.indexOf(words);
  if (start === -1 || body.indexOf(words, start + 1) !== -1) return undefined;
  return { start, end: start + words.length };
}
