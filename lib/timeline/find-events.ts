import type { Article } from "../domain/article.ts";
import type { DatedEvent } from "../domain/event.ts";
import { sliceSpan, type Span, spanContains } from "../domain/span.ts";
import { splitArticleSentences } from "../text/article-sentences.ts";
import { findDates, type FoundDate } from "../text/dates.ts";
import type { Sentence } from "../text/sentences.ts";

/**
 * What the article dates: one event for each date its sentences name, in order. Page furniture (a by-line's date)
 * dates nothing, nor does a stretch of days ("over the past year"). A day that cannot be told has a null date.
 */
export function findEvents(
  article: Pick<Article, "id" | "body" | "furniture" | "publishedOn">,
): DatedEvent[] {
  const reportedOn = article.publishedOn.value;
  const dates = findDates(article.body, reportedOn).filter((found) => !isStretch(found));
  const sentences = splitArticleSentences(article).map((_, at, all) => withPost(article.body, all, at));
  return pairUp(dates, sentences).map(({ found, sentence }) => ({
    articleId: article.id,
    date: found.date,
    precision: found.precision,
    expression: found.span,
    span: sentence,
    reportedOn,
  }));
}

function isStretch({ date, range }: FoundDate): boolean {
  return date === null && range !== null;
}

type Dated = Readonly<{ found: FoundDate; sentence: Span }>;

/** Each date with the sentence that holds it, once a sentence and day; both lists are in order. */
function pairUp(dates: readonly FoundDate[], sentences: readonly Span[]): Dated[] {
  const pairs: Dated[] = [];
  let inSentence: FoundDate[] = [];
  let at = 0;
  for (const found of dates) {
    while ((sentences[at]?.end ?? Infinity) <= found.span.start) {
      at++;
      inSentence = [];
    }
    const sentence = sentences[at];
    if (!sentence || !spanContains(sentence, found.span)) continue;
    if (!inSentence.some((other) => isSameDay(other, found))) pairs.push({ found, sentence });
    inSentence.push(found);
  }
  return pairs;
}

function isSameDay(a: FoundDate, b: FoundDate): boolean {
  return a.date !== null && a.date === b.date && a.precision === b.precision;
}

const SIGNATURE = /^[—–-]+\s[^\n]*\(@\w+\)/u;

/** A post's signature ("— Name (@handle) 27 February") dates the post: its paragraph up to there. */
function withPost(body: string, all: readonly Sentence[], at: number): Span {
  const { span, paragraph } = all[at] ?? NOWHERE;
  if (!SIGNATURE.test(sliceSpan(body, span))) return span;
  let first = at;
  while (all[first - 1]?.paragraph === paragraph) first--;
  return { start: all[first]?.span.start ?? span.start, end: span.end };
}

const NOWHERE: Sentence = { span: { start: 0, end: 0 }, paragraph: -1 };
