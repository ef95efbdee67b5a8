import type { Archive } from "../archive/archive.ts";
import type { ArticleId } from "../domain/article.ts";
import type { DatedEvent } from "../domain/event.ts";
import { spansOverlap } from "../domain/span.ts";
import type { DateConstraint } from "../text/date-constraint.ts";
import { splitWords } from "../text/words.ts";
import type { ExpandedTerm } from "./expand-terms.ts";
import type { DatedTerms } from "./place-sentences.ts";
import type { Scope } from "./scope-question.ts";

/**
 * Lets a sentence whose date is resolved into the days asked for ("on Thursday", in an article of the 27th) count as
 * holding the question's words for them ("24 February").
 */
export async function matchDatedTerms(
  terms: readonly ExpandedTerm[],
  scope: Scope,
  articles: ReadonlySet<ArticleId>,
  archive: Archive,
): Promise<DatedTerms> {
  const { dates, question } = scope;
  if (!dates) return () => undefined;
  const events = new Map<ArticleId, DatedEvent[]>();
  for (const event of await eventsWithin(dates, articles, archive)) {
    events.set(event.articleId, [...(events.get(event.articleId) ?? []), event]);
  }
  const dateWords = new Set(
    splitWords(question.slice(dates.span.start, dates.span.end)).map((word) => word.lower),
  );
  const matches = terms.map((term) => (dateWords.has(term.word) ? 1 : 0));
  return (articleId, span) =>
    events.get(articleId)?.some((event) => spansOverlap(event.span, span)) ? matches : undefined;
}

/** What the record dates to the days named, in all articles or in some; at most `limit`, the earliest. */
export async function eventsWithin(
  { from, to }: DateConstraint,
  articles: ReadonlySet<ArticleId> | undefined,
  archive: Archive,
  limit?: number,
): Promise<readonly DatedEvent[]> {
  return archive.listEvents({
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(articles ? { articles } : {}),
    ...(limit === undefined ? {} : { limit }),
  });
}
