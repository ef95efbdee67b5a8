import type { Span } from "../domain/span.ts";

/** `text` with each span replaced by its words. Spans must not overlap. */
export function applyEdits(text: string, edits: readonly Readonly<{ span: Span; words: string }>[]): string {
  return [...edits]
    .sort((a, b) => b.span.start - a.span.start)
    .reduce((edited, { span, words }) => edited.slice(0, span.start) + words + edited.slice(span.end), text);
}

export function possessiveOf(name: string): string {
  return /s$/u.test(name) && /^the\s/iu.test(name) ? `${name}'` : `${name}'s`;
}
