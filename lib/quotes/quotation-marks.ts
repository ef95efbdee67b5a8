import type { Span } from "../domain/span.ts";
import { trimSpan } from "../domain/span.ts";

/** A stretch in quotation marks, outermost only. `outer` holds the marks, `words` does not. */
export type Quoted = Readonly<{
  outer: Span;
  words: Span;
  /** Index of its paragraph. */
  paragraph: number;
  /** The mark is not closed and the next paragraph opens with one: the quotation goes on there. */
  continues: boolean;
}>;

type Family = "double" | "single";
type Mark = Readonly<{ family: Family; opens: boolean; closes: boolean; length: number }>;
type Frame = { family: Family; at: number; wordsAt: number; inner: { outer: Span; words: Span }[] };

const OPENING_DOUBLE = "“„«";
const CLOSING_DOUBLE = "”»";
const MARKS = /["“”„«»‘’'`]/gu;
const SPACE = /[\s\u200b\u200c\u200d\u2060\ufeff]/u;
const LETTER = /[\p{L}\p{N}]/u;
/** Words that begin with an apostrophe and open nothing. */
const CLIPPED = /^['‘’](?:em|tis|twas|til|cause|bout|n|\d0s)\b/iu;

/** Quotations of every paragraph, in order; linear in the text. */
export function findQuoted(body: string, paragraphs: readonly Span[]): Quoted[] {
  return paragraphs.flatMap((paragraph, index) =>
    quotedOfParagraph(body, paragraph, index, opensWithMark(body, paragraphs[index + 1])),
  );
}

function opensWithMark(body: string, paragraph: Span | undefined): boolean {
  return (
    paragraph !== undefined &&
    /^["“„«]|^''|^‘(?=\p{L})/u.test(body.slice(paragraph.start, paragraph.start + 2))
  );
}

function quotedOfParagraph(body: string, paragraph: Span, index: number, goesOn: boolean): Quoted[] {
  const found: { outer: Span; words: Span }[] = [];
  const open: Frame[] = [];
  const text = body.slice(paragraph.start, paragraph.end);
  let skipTo = 0;
  for (const match of text.matchAll(MARKS)) {
    if (match.index < skipTo) continue;
    const at = paragraph.start + match.index;
    const mark = readMark(body, at, paragraph, open);
    skipTo = match.index + mark.length;
    if (mark.closes) closeFrame(open, found, mark, at);
    else if (mark.opens) open.push({ family: mark.family, at, wordsAt: at + mark.length, inner: [] });
  }
  const left = leftOpen(body, paragraph, open, goesOn);
  return [...found, ...left.found]
    .map(({ outer, words }) => ({
      outer,
      words: trimSpan(body, words),
      paragraph: index,
      continues: outer === left.continuing,
    }))
    .filter(({ words }) => words.end > words.start);
}

/** Closes the nearest open frame of the mark's family; frames inside it that were never closed are forgotten. */
function closeFrame(open: Frame[], found: { outer: Span; words: Span }[], mark: Mark, at: number): void {
  while (open.length > 0) {
    const frame = open.pop();
    if (!frame || frame.family !== mark.family) continue;
    const quoted = {
      outer: { start: frame.at, end: at + mark.length },
      words: { start: frame.wordsAt, end: at },
    };
    (open.at(-1)?.inner ?? found).push(quoted);
    return;
  }
}

/** What the paragraph's end leaves open: a quotation that goes on, one nobody closed, or a stray mark. */
function leftOpen(body: string, paragraph: Span, open: readonly Frame[], goesOn: boolean) {
  const found: { outer: Span; words: Span }[] = [];
  for (const frame of open) {
    const outer = { start: frame.at, end: paragraph.end };
    const words = { start: frame.wordsAt, end: paragraph.end };
    if (frame.family === "double" && goesOn)
      return { found: [...found, { outer, words }], continuing: outer };
    if (frame.family === "double" && frame.inner.length === 0 && opensSpeech(body, paragraph, frame.at)) {
      return { found: [...found, { outer, words }], continuing: undefined };
    }
    found.push(...frame.inner);
  }
  return { found, continuing: undefined };
}

/** An unclosed mark counts when it stands at the head of its paragraph or right after a colon or comma. */
function opensSpeech(body: string, paragraph: Span, at: number): boolean {
  return at === paragraph.start || /[:,]\s*$/u.test(body.slice(Math.max(paragraph.start, at - 3), at));
}

function readMark(body: string, at: number, paragraph: Span, open: readonly Frame[]): Mark {
  const char = body[at] ?? "";
  const isPair = (char === "'" || char === "`") && body[at + 1] === char && at + 1 < paragraph.end;
  const length = isPair ? 2 : 1;
  if (OPENING_DOUBLE.includes(char)) {
    const closesGerman =
      char === "“" && open.at(-1)?.family === "double" && body[open.at(-1)?.at ?? -1] === "„";
    return { family: "double", opens: !closesGerman, closes: closesGerman, length };
  }
  if (CLOSING_DOUBLE.includes(char)) return { family: "double", opens: false, closes: true, length };
  if (char === '"' || isPair) return straightDouble(body, at, length, paragraph, open);
  return single(body, at, paragraph, open);
}

function straightDouble(
  body: string,
  at: number,
  length: number,
  paragraph: Span,
  open: readonly Frame[],
): Mark {
  const inside = open.some((frame) => frame.family === "double");
  const before = at === paragraph.start ? " " : (body[at - 1] ?? " ");
  const after = at + length >= paragraph.end ? " " : (body[at + length] ?? " ");
  const looksOpening = /[\s([{—–\-/‘'“]/u.test(before) && !SPACE.test(after);
  if (!inside)
    return { family: "double", opens: looksOpening || !LETTER.test(before), closes: false, length };
  const nests =
    looksOpening &&
    /[\s(]/u.test(before) &&
    LETTER.test(after) &&
    closesTwice(body, at + length, paragraph.end);
  return { family: "double", opens: nests, closes: !nests, length };
}

/** How far to look for the end of a quotation inside a quotation. */
const NESTED_REACH = 200;

/** Two closing marks follow before another one opens: the present one is nested. */
function closesTwice(body: string, from: number, limit: number): boolean {
  const ahead = body.slice(from, Math.min(limit, from + NESTED_REACH));
  return /^[^"“”]*[^\s"“”]["”](?=[\s.,;:!?)])[^"“”]*[^\s"“”]["”](?![\p{L}\p{N}])/u.test(ahead);
}

function single(body: string, at: number, paragraph: Span, open: readonly Frame[]): Mark {
  const char = body[at] ?? "";
  const before = at === paragraph.start ? " " : (body[at - 1] ?? " ");
  const after = at + 1 >= paragraph.end ? " " : (body[at + 1] ?? " ");
  const inside = open.at(-1)?.family === "single";
  const closes = char !== "‘" && inside && !SPACE.test(before) && !LETTER.test(after);
  const startsWord = /[\s([{—–\-"“”]/u.test(before) && /[\p{L}\p{N}[(“"…]/u.test(after);
  const opens = (char === "‘" || char === "'") && startsWord && !CLIPPED.test(body.slice(at, at + 8));
  return { family: "single", opens: opens && !closes, closes, length: 1 };
}
