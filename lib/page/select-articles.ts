import type { ArticleSummary } from "../domain/article.ts";
import type { Filters } from "../domain/conversation.ts";
import { passesFilters } from "../retrieve/scope-question.ts";
import { foldText } from "../text/words.ts";

/** Orders of the library; a column's own order, and turned round. */
export const SORTS = [
  "newest",
  "oldest",
  "headline",
  "headline-reversed",
  "outlet",
  "outlet-reversed",
  "author",
  "author-reversed",
] as const;
export type Sort = (typeof SORTS)[number];

type Selection = Readonly<{ filters?: Filters; q: string; sort: Sort }>;

/** Articles that pass the filters and whose headline, outlet, author or file name hold every word of `q`, in order. */
export function selectArticles(
  articles: readonly ArticleSummary[],
  { filters = {}, q, sort }: Selection,
): ArticleSummary[] {
  const words = foldText(q).split(/\s+/u).filter(Boolean);
  const found = articles.filter((article) => {
    const told = foldText([article.title, article.outlet, article.author, article.id].join(" "));
    return passesFilters(article, filters) && words.every((word) => told.includes(word));
  });
  return found.sort(ORDER[sort]);
}

type Order = (a: ArticleSummary, b: ArticleSummary) => number;
type Column = "publishedOn" | "title" | "outlet" | "author";

const ORDER: Record<Sort, Order> = {
  newest: orderBy("publishedOn", -1),
  oldest: orderBy("publishedOn", 1),
  headline: orderBy("title", 1),
  "headline-reversed": orderBy("title", -1),
  outlet: orderBy("outlet", 1),
  "outlet-reversed": orderBy("outlet", -1),
  author: orderBy("author", 1),
  "author-reversed": orderBy("author", -1),
};

/** What is not stated comes last in every order; ties by id. */
function orderBy(column: Column, direction: 1 | -1): Order {
  const collator = new Intl.Collator("en", { sensitivity: "base", ignorePunctuation: true });
  const compare = column === "publishedOn" ? compareDays : collator.compare.bind(collator);
  return (a, b) => {
    const [one, other] = [a[column], b[column]];
    if (one === null || other === null) return Number(one === null) - Number(other === null) || byId(a, b);
    return direction * compare(one, other) || byId(a, b);
  };
}

function compareDays(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

const byId: Order = (a, b) => compareDays(a.id, b.id);

/** One page of a list. `page` counts from 1 and is held to what there is. */
export type Page<T> = Readonly<{
  items: readonly T[];
  page: number;
  pages: number;
  first: number;
  total: number;
}>;

/** Items a page of the library shows. */
const PAGE_SIZE = 100;

export function pageOf<T>(items: readonly T[], asked: number): Page<T> {
  const pages = Math.max(1, Math.ceil(items.length / PAGE_SIZE));
  const page = Math.min(pages, Math.max(1, Number.isInteger(asked) ? asked : 1));
  const start = (page - 1) * PAGE_SIZE;
  return { items: items.slice(start, start + PAGE_SIZE), page, pages, first: start + 1, total: items.length };
}
