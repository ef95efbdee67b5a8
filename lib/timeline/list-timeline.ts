import type { Article, ArticleId, IsoDate } from "../domain/article.ts";
import type { DatedEvent, DatePrecision } from "../domain/event.ts";
import { sliceSpan, type Span } from "../domain/span.ts";
import { type DateRange, monthOf, monthRange, weekRange, yearOf, yearRange } from "../text/calendar.ts";
import { isStopWord, splitWords, termOf } from "../text/words.ts";

/** An event as a timeline shows it. `text` is the article's own sentence at `span`. */
export type TimelineEvent = Readonly<{
  date: IsoDate | null;
  precision: DatePrecision;
  text: string;
  articleId: ArticleId;
  span: Span;
  reportedOn: IsoDate | null;
  /** The date as the article writes it. */
  expression: string;
  expressionSpan: Span;
}>;

export type TimelineQuery = Readonly<{
  /** Days inclusive; an event counts when any day it may mean lies between them. */
  from?: IsoDate | undefined;
  to?: IsoDate | undefined;
  /** Words that the sentence must hold, in any form. */
  q?: string | undefined;
}>;

/** Events that the query asks for, oldest first, those without a date last. Articles not in `articles` are left out. */
export function listTimeline(
  events: readonly DatedEvent[],
  articles: ReadonlyMap<ArticleId, Pick<Article, "body">>,
  query: TimelineQuery,
): TimelineEvent[] {
  const terms = askedTerms(query.q ?? "");
  return events
    .filter((event) => liesWithin(event, query))
    .flatMap((event) => {
      const body = articles.get(event.articleId)?.body;
      return body === undefined ? [] : [timelineEvent(event, body)];
    })
    .filter(({ text }) => terms.length === 0 || holdsAll(new Set(heldTerms(text)), terms))
    .sort((a, b) => compareEvents(placeOf(a), placeOf(b)));
}

/** An event with its words, cut from its article's body. */
export function timelineEvent(event: DatedEvent, body: string): TimelineEvent {
  const { articleId, date, precision, span, reportedOn, expression } = event;
  return {
    date,
    precision,
    text: sliceSpan(body, span),
    articleId,
    span,
    reportedOn,
    expression: sliceSpan(body, expression),
    expressionSpan: expression,
  };
}

/** Whether any day the event may mean lies between the query's days. */
export function liesWithin(event: DatedEvent, { from, to }: TimelineQuery): boolean {
  if (from === undefined && to === undefined) return true;
  const range = daysOf(event);
  return range !== null && (to === undefined || range.from <= to) && (from === undefined || range.to >= from);
}

/** Every day the event may lie on. */
function daysOf({ date, precision }: DatedEvent): DateRange | null {
  if (date === null) return null;
  switch (precision) {
    case "year":
      return yearRange(yearOf(date));
    case "month":
      return monthRange(yearOf(date), monthOf(date));
    case "week":
      return weekRange(date);
    default:
      return { from: date, to: date };
  }
}

/** The terms a query asks for, words that mean little left out. */
export function askedTerms(text: string): string[] {
  return splitWords(text)
    .filter(({ lower }) => !isStopWord(lower))
    .map(({ lower }) => termOf(lower));
}

/** The terms of a sentence. */
export function heldTerms(text: string): string[] {
  return splitWords(text).map(({ lower }) => termOf(lower));
}

function holdsAll(held: ReadonlySet<string>, terms: readonly string[]): boolean {
  return terms.every((term) => held.has(term));
}

function placeOf(event: TimelineEvent): Ordered {
  return { ...event, expression: event.expressionSpan };
}

/** A whole year or month stands before the days in it. */
const COARSE_FIRST: readonly DatePrecision[] = ["year", "month", "week", "day", "unknown"];

type Ordered = Readonly<
  Pick<TimelineEvent, "date" | "precision" | "reportedOn" | "articleId"> & {
    expression: Readonly<{ start: number }>;
  }
>;

/** Oldest first, those without a date last; then as reported, by article and place. */
export function compareEvents(a: Ordered, b: Ordered): number {
  return (
    compare(a.date ?? "9999", b.date ?? "9999") ||
    COARSE_FIRST.indexOf(a.precision) - COARSE_FIRST.indexOf(b.precision) ||
    compare(a.reportedOn ?? "", b.reportedOn ?? "") ||
    compare(a.articleId, b.articleId) ||
    a.expression.start - b.expression.start
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
