import type { Archive } from "../archive/archive.ts";
import type { ArticleSummary } from "../domain/article.ts";
import type { TimelineEvent } from "../timeline/list-timeline.ts";
import { findEvents, readEvents, timelineLedger } from "./timeline-ledger.ts";
import type { TimelineRequest } from "./timeline-request.ts";

/** `total` counts all that was asked for, also beyond the limit. */
export type Timeline = Readonly<{
  events: readonly (TimelineEvent & Pick<ArticleSummary, "title" | "outlet">)[];
  total: number;
}>;

export async function readTimeline(archive: Archive, { query, limit }: TimelineRequest): Promise<Timeline> {
  const ledger = await timelineLedger(archive);
  const found = await findEvents(ledger, archive, query);
  const events = await readEvents(archive, found.slice(0, limit));
  const sourced = events.map((event) => {
    const article = ledger.articles.get(event.articleId);
    return { ...event, title: article?.title ?? null, outlet: article?.outlet ?? null };
  });
  return { events: sourced, total: found.length };
}
