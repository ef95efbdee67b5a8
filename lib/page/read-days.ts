import type { Archive } from "../archive/archive.ts";
import type { ArticleId } from "../domain/article.ts";
import type { Filters } from "../domain/conversation.ts";
import type { DatedEvent } from "../domain/event.ts";
import { spansOverlap } from "../domain/span.ts";
import { quoteLedger } from "../http/quote-ledger.ts";
import type { Timeline } from "../http/read-timeline.ts";
import { findEvents, readEvents, timelineLedger } from "../http/timeline-ledger.ts";
import { passesFilters } from "../retrieve/scope-question.ts";
import { liesWithin } from "../timeline/list-timeline.ts";
import { countDays, type DayCount } from "./facets.ts";
import { articlesQuoting } from "./read-desk.ts";

export type DaysQuery = Readonly<{ filters: Filters; q: string; limit: number }>;

/** The timeline, and how many events each day has before days are filtered. */
export type Days = Timeline & Readonly<{ days: readonly DayCount[] }>;

/**
 * Events by the day they happened. Here the filters' days are those of the events; outlets and articles are those that
 * tell of them, and with speakers named, only what they said is told.
 */
export async function readDays(archive: Archive, { filters, q, limit }: DaysQuery): Promise<Days> {
  const { from, to, ...others } = filters;
  const ledger = await timelineLedger(archive);
  const told = (await findEvents(ledger, archive, { q })).filter(({ articleId }) => {
    const article = ledger.articles.get(articleId);
    return article !== undefined && passesFilters(article, others);
  });
  const anyDay = await saidBySpeakers(archive, told, others);
  const found = anyDay.filter((event) => liesWithin(event, { from, to }));

  const events = (await readEvents(archive, found.slice(0, limit))).map((event) => {
    const article = ledger.articles.get(event.articleId);
    return { ...event, title: article?.title ?? null, outlet: article?.outlet ?? null };
  });
  const days = countDays(
    anyDay.flatMap(({ date, precision }) => (precision === "day" && date !== null ? [date] : [])),
  );
  return { events, total: found.length, days };
}

/** Events in sentences that hold words of one of the filters' speakers; all of them when none is named. */
async function saidBySpeakers(
  archive: Archive,
  events: readonly DatedEvent[],
  filters: Filters,
): Promise<readonly DatedEvent[]> {
  const articles = await articlesQuoting(archive, filters);
  if (articles === undefined) return events;
  const { roll } = await quoteLedger(archive);
  const meant = new Set(filters.speakers?.flatMap((name) => [...roll.namesMeant(name)]));
  const contexts = new Map<ArticleId, DatedEvent["span"][]>();
  for (const { articleId, speaker, context } of await archive.listQuotes({ articles })) {
    if (!meant.has(roll.nameOf(speaker) ?? "")) continue;
    contexts.set(articleId, [...(contexts.get(articleId) ?? []), context]);
  }
  return events.filter(({ articleId, span }) =>
    contexts.get(articleId)?.some((context) => spansOverlap(context, span)),
  );
}
