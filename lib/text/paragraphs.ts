import { type Span, trimSpan } from "../domain/span.ts";

/** A line is taken for wrapped by hand, not for a paragraph, up to this many characters. */
const WRAPPED_LINE_MAX = 100;
const ENDS_SENTENCE = /[.!?…:]["'”’»)\]]*\s*$/u;

/**
 * Paragraphs of `body` in order, white space at their ends left aside. A line is a paragraph of its own,
 * unless the text was wrapped by hand: then blank lines part paragraphs.
 */
export function splitParagraphs(body: string): Span[] {
  const lines = splitLines(body);
  return isHandWrapped(body, lines)
    ? joinWrappedLines(body, lines)
    : lines.filter((line) => line.end > line.start);
}

function splitLines(body: string): Span[] {
  const lines: Span[] = [];
  let start = 0;
  while (start <= body.length) {
    const newline = body.indexOf("\n", start);
    const end = newline === -1 ? body.length : newline;
    lines.push(trimSpan(body, { start, end }));
    start = end + 1;
  }
  return lines;
}

/** Wrapped by hand: most lines that another line follows at once are short and stop in mid-sentence. */
function isHandWrapped(body: string, lines: readonly Span[]): boolean {
  let followed = 0;
  let broken = 0;
  for (const [index, line] of lines.entries()) {
    const next = lines[index + 1];
    if (!next || line.end === line.start || next.end === next.start) continue;
    followed++;
    const short = line.end - line.start <= WRAPPED_LINE_MAX;
    if (short && !ENDS_SENTENCE.test(body.slice(Math.max(line.start, line.end - 4), line.end))) broken++;
  }
  return followed >= 4 && broken / followed > 0.6;
}

function joinWrappedLines(body: string, lines: readonly Span[]): Span[] {
  const paragraphs: Span[] = [];
  let open: Span | undefined;
  for (const line of lines) {
    if (line.end === line.start) {
      if (open) paragraphs.push(open);
      open = undefined;
    } else {
      open = { start: open?.start ?? line.start, end: line.end };
    }
  }
  if (open) paragraphs.push(open);
  return paragraphs.map((paragraph) => trimSpan(body, paragraph));
}
