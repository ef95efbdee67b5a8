import type { Archive } from "../archive/archive.ts";
import type { Article, ArticleId, ArticleSummary } from "../domain/article.ts";
import { listTimeline, type TimelineEvent } from "../timeline/list-timeline.ts";
import type { TimelineRequest } from "./timeline-request.ts";

/** `total` counts all that was asked for, also beyond the limit. */
export type Timeline = Readonly<{
  events: readonly (TimelineEvent & Pick<ArticleSummary, "title" | "outlet">)[];
  total: number;
}>;

export async function readTimeline(archive: Archive, { query, limit }: TimelineRequest): Promise<Timeline> {
  const dated = await archive.listEvents();
  const articles = await readArticles(archive, new Set(dated.map(({ articleId }) => articleId)));
  const events = listTimeline(dated, articles, query);
  const sourced = events.slice(0, limit).map((event) => {
    const article = articles.get(event.articleId);
    return { ...event, title: article?.title.value ?? null, outlet: article?.outlet.value ?? null };
  });
  return { events: sourced, total: events.length };
}

async function readArticles(archive: Archive, ids: ReadonlySet<ArticleId>): Promise<Map<ArticleId, Article>> {
  const articles = new Map<ArticleId, Article>();
  for (const id of ids) {
    const article = await archive.findArticle(id);
    if (article) articles.set(id, article);
  }
  return articles;
}
