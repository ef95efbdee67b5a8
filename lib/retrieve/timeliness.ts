import type { ArticleId, ArticleSummary, IsoDate } from "../domain/article.ts";
import { daysBetween } from "../text/calendar.ts";
import { dateRangeOf, type Scope } from "./scope-question.ts";

/** How near an article was put out to the days that a question is about, in (0, 1]. */
export type Timeliness = (id: ArticleId) => number;

/** Days after which an article counts for 1/e; weeks make no difference, years do (realtimeqa, development half). */
const FADES_DAYS = 365;
/** Of an article without a date, and of all where none has one: as of one some eight months away. */
export const UNDATED = 0.5;

const days = new WeakMap<readonly ArticleSummary[], ReadonlyMap<ArticleId, IsoDate>>();

/**
 * A question that names no days is about the newest: who asks who won the election means the last one. One that names days
 * is told of by what was put out about then.
 */
export function timelinessOf(articles: readonly ArticleSummary[], { dates }: Scope): Timeliness {
  const newest = dateRangeOf(articles)?.to;
  if (newest === undefined) return () => UNDATED;
  const about = dates?.to !== undefined && dates.to < newest ? dates.to : newest;
  const published = publicationDays(articles);
  return (id) => {
    const day = published.get(id);
    return day === undefined ? UNDATED : Math.exp(-Math.abs(daysBetween(day, about)) / FADES_DAYS);
  };
}

/** Read once for a listing. */
function publicationDays(articles: readonly ArticleSummary[]): ReadonlyMap<ArticleId, IsoDate> {
  const known = days.get(articles);
  if (known) return known;
  const read = new Map(
    articles.flatMap(({ id, publishedOn }) => (publishedOn === null ? [] : [[id, publishedOn] as const])),
  );
  days.set(articles, read);
  return read;
}
