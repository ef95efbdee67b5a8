import type { ArticleSummary } from "../domain/article.ts";
import { foldText } from "../text/words.ts";

export const SORTS = ["newest", "oldest", "outlet", "headline"] as const;
export type Sort = (typeof SORTS)[number];

/** Articles whose headline, outlet, author or file name hold every word of `q`, in the order asked for. */
export function selectArticles(
  articles: readonly ArticleSummary[],
  { q, sort }: { q: string; sort: Sort },
): ArticleSummary[] {
  const words = foldText(q).split(/\s+/u).filter(Boolean);
  const found = articles.filter((article) => {
    const told = foldText([article.title, article.outlet, article.author, article.id].join(" "));
    return words.every((word) => told.includes(word));
  });
  return found.sort(ORDER[sort]);
}

type Order = (a: ArticleSummary, b: ArticleSummary) => number;

/** What has no date, outlet or headline comes last in every order. */
const ORDER: Record<Sort, Order> = {
  newest: (a, b) => (b.publishedOn ?? "").localeCompare(a.publishedOn ?? ""),
  oldest: (a, b) => (a.publishedOn ?? "9999").localeCompare(b.publishedOn ?? "9999"),
  outlet: (a, b) => (a.outlet ?? "\uFFFF").localeCompare(b.outlet ?? "\uFFFF", "en"),
  headline: (a, b) => (a.title ?? "\uFFFF").localeCompare(b.title ?? "\uFFFF", "en"),
};
