import { type IsoDate, parseIsoDate } from "../domain/article.ts";
import { type Span, sliceSpan, trimSpan } from "../domain/span.ts";
import { splitParagraphs } from "../text/paragraphs.ts";
import { readWrittenDay } from "./read-day.ts";
import { BY_LINE, DATE_LINE, isByLine, isCaption, isPageLine } from "./furniture-patterns.ts";

/** What an article's first lines state of it; `furniture` holds the title, the date prefix and the by-lines. */
export type Heading = Readonly<{
  title: string | undefined;
  /** A headline recognised by its looks alone; weaker than a title an editor gives. */
  headline: string | undefined;
  publishedOn: IsoDate | undefined;
  author: string | undefined;
  furniture: readonly Span[];
}>;

/** A by-line or a headline further down than this many paragraphs is not the article's own. */
const TOP_PARAGRAPHS = 10;
const TITLE_MAX = 220;
const PROSE_MIN = 60;

/** "date 2031-05-04" before the title or the first paragraph. The group is the day. */
export const DATE_PREFIX = /^date[ \t]+(\d{4}-\d{2}-\d{2})(?:[ \t]+|$)/u;
const ENDS = /[.!?…。！？][\])"'”’»]*$/u;
const SENTENCE_INSIDE = /\p{Ll}[.!?]["”’)]*\s+["“‘(]?\p{Lu}\p{Ll}/u;
const LIST_ITEM = /^(?:[•▪●◦·‣*+–—-]|\(?\d{1,2}[.)])\s/u;

export function readHeading(body: string): Heading {
  const top = splitTop(body);
  const dated = readDateLine(body, top[0]);
  const byLines = top.filter((span) => isByLine(sliceSpan(body, span)));
  const marked = top.find((span) => /^#\s+\S/u.test(sliceSpan(body, span)));
  const headline = dated.title || marked ? undefined : findHeadline(body, dated.prefix ? top.slice(1) : top);
  const title = dated.title ?? (marked && { start: marked.start + 1, end: marked.end });
  return {
    title: title && sliceSpan(body, trimSpan(body, title)),
    headline: headline && sliceSpan(body, headline),
    publishedOn: dated.publishedOn ?? firstOf(byLines, (span) => dateOf(sliceSpan(body, span))),
    author: firstOf(byLines, (span) => authorOf(sliceSpan(body, span))),
    furniture: [dated.prefix, dated.title, marked, headline, ...byLines].filter((span) => span !== undefined),
  };
}

/** The first paragraphs; only as much of the body is split as its top can be. */
export function splitTop(body: string): Span[] {
  return splitParagraphs(body.slice(0, 20_000)).slice(0, TOP_PARAGRAPHS);
}

function firstOf<T, U>(items: readonly T[], read: (item: T) => U | undefined): U | undefined {
  for (const item of items) {
    const value = read(item);
    if (value !== undefined) return value;
  }
  return undefined;
}

type DateLine = Readonly<{ publishedOn?: IsoDate; prefix?: Span; title?: Span }>;

/** `date YYYY-MM-DD Title`; when a whole paragraph follows the date it is not a title. */
function readDateLine(body: string, first: Span | undefined): DateLine {
  if (!first) return {};
  const match = DATE_PREFIX.exec(sliceSpan(body, first));
  const publishedOn = parseIsoDate(match?.[1] ?? "");
  if (!match || publishedOn === undefined) return {};
  const prefix = { start: first.start, end: first.start + match[0].trimEnd().length };
  const rest = trimSpan(body, { start: prefix.end, end: first.end });
  return looksLikeTitle(sliceSpan(body, rest)) ? { publishedOn, prefix, title: rest } : { publishedOn, prefix };
}

function looksLikeTitle(text: string): boolean {
  return text !== "" && text.length <= TITLE_MAX && !/\p{L}{2}\.$/u.test(text) && !SENTENCE_INSIDE.test(text);
}

/** The first line above the prose that reads as a headline: four words or more, no full stop, no caption. */
function findHeadline(body: string, top: readonly Span[]): Span | undefined {
  const firstProse = top.findIndex((span) => isProse(sliceSpan(body, span)));
  return top.slice(0, Math.max(0, firstProse)).find((span) => isHeadline(sliceSpan(body, span)));
}

function isProse(text: string): boolean {
  return text.length >= PROSE_MIN && ENDS.test(text) && !isCaption(text);
}

function isHeadline(text: string): boolean {
  const words = text.split(/\s+/u).length;
  if (words < 4 || words > 28 || /[.:;,–—-]["'”’]?$/u.test(text) || LIST_ITEM.test(text)) return false;
  return looksLikeTitle(text) && !isCaption(text) && !isPageLine(text) && !isByLine(text);
}

/** The names on a by-line; undefined for any other line. */
export function authorOf(line: string): string | undefined {
  const names = BY_LINE.exec(line)?.[1] ?? DATE_LINE.exec(line)?.[2];
  return names !== undefined && /^\p{Lu}/u.test(names) ? names : undefined;
}

function dateOf(line: string): IsoDate | undefined {
  const written = DATE_LINE.exec(line)?.[1];
  if (written === undefined) return undefined;
  const iso = parseIsoDate(/\d{4}-\d{2}-\d{2}/u.exec(written)?.[0] ?? "");
  return iso ?? readWrittenDay(written);
}
