/** A stretch of an article's body: UTF-16 offsets, half-open, `0 <= start <= end`. */
export type Span = Readonly<{ start: number; end: number }>;

/** The characters of `text` at `span`. */
export function sliceSpan(text: string, span: Span): string {
  return text.slice(span.start, span.end);
}

export function spanLength(span: Span): number {
  return span.end - span.start;
}

/** Characters the two spans share; 0 when they only touch. */
export function overlapOf(a: Span, b: Span): number {
  return Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
}

export function spansOverlap(a: Span, b: Span): boolean {
  return overlapOf(a, b) > 0;
}

/** True when `outer` holds every character of `inner`. */
export function spanContains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** The smallest span that holds both. */
export function joinSpans(a: Span, b: Span): Span {
  return { start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) };
}

/** `span` without the white space at either end of the words it covers. */
export function trimSpan(text: string, span: Span): Span {
  let { start, end } = span;
  while (start < end && /\s/u.test(text[start] ?? "")) start++;
  while (end > start && /\s/u.test(text[end - 1] ?? "")) end--;
  return { start, end };
}
