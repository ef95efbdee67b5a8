import { type Span, sliceSpan } from "../domain/span.ts";
import { splitParagraphs } from "../text/paragraphs.ts";
import { DATE_LINE } from "./furniture-patterns.ts";
import { authorOf, DATE_PREFIX, splitTop } from "./read-heading.ts";

/** Where a body prints who wrote it, or its day: the line, and what it tells. Both are spans of the body. */
export type Imprint = Readonly<{ line: Span; told: Span }>;

/** A longer paragraph is prose that names the author, not a by-line. */
const LINE_MAX = 140;

/** The by-line at the top of `body`, else the first short paragraph that holds `author`, known from elsewhere. */
export function findByLine(body: string, author: string | null): Imprint | undefined {
  for (const line of splitTop(body)) {
    const names = authorOf(sliceSpan(body, line));
    if (names !== undefined) return imprintOf(body, line, names);
  }
  if (author === null || !body.includes(author)) return undefined;
  const line = splitParagraphs(body).find(
    (span) => span.end - span.start <= LINE_MAX && sliceSpan(body, span).includes(author),
  );
  return line && imprintOf(body, line, author);
}

/** The day of publication as the top of `body` prints it: "date 2031-05-04" or "May 4, 2031 by …". */
export function findDayLine(body: string): Imprint | undefined {
  for (const line of splitTop(body)) {
    const text = sliceSpan(body, line);
    const prefix = DATE_PREFIX.exec(text);
    if (prefix) {
      const end = line.start + prefix[0].trimEnd().length;
      return imprintOf(body, { start: line.start, end }, prefix[1] ?? "");
    }
    const day = text.length <= LINE_MAX ? DATE_LINE.exec(text)?.[1] : undefined;
    if (day !== undefined) return imprintOf(body, line, day);
  }
  return undefined;
}

function imprintOf(body: string, line: Span, told: string): Imprint {
  const start = line.start + sliceSpan(body, line).indexOf(told);
  return { line, told: { start, end: start + told.length } };
}
