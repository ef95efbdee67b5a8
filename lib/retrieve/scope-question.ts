import type { Archive } from "../archive/archive.ts";
import type { ArticleId, ArticleSummary } from "../domain/article.ts";
import type { Filters } from "../domain/conversation.ts";
import type { DateRange } from "../text/calendar.ts";
import { type DateConstraint, readDateConstraint } from "../text/date-constraint.ts";
import { findNamedOutlet } from "./find-named-outlet.ts";

/** Which part of the record a question is put to. */
export type Scope = Readonly<{
  /** The question with the words that only narrow it ("according to the BBC") taken out. */
  question: string;
  /** Articles asked; absent when all are. */
  within?: ReadonlySet<ArticleId>;
  /** Outlet named in the question. */
  outlet?: string;
  /** Days named in the question: a boost for what is dated so, not a wall. */
  dates?: DateConstraint;
}>;

export async function scopeQuestion(question: string, filters: Filters, archive: Archive): Promise<Scope> {
  const articles = await archive.listArticles();
  const outlet = findNamedOutlet(question, articles);
  const rest = outlet?.rest ?? question;
  const dates = readDateConstraint(rest, dateRangeOf(articles));
  const within = narrowArticles(articles, filters, outlet?.name);
  return {
    question: rest,
    ...(within ? { within } : {}),
    ...(outlet ? { outlet: outlet.name } : {}),
    ...(dates ? { dates } : {}),
  };
}

/** Undefined when every article passes. */
function narrowArticles(
  articles: readonly ArticleSummary[],
  filters: Filters,
  outlet: string | undefined,
): ReadonlySet<ArticleId> | undefined {
  if (outlet === undefined && Object.values(filters).every((filter) => filter === undefined))
    return undefined;
  const narrowed = articles.filter(
    (article) => passesFilters(article, filters) && (outlet === undefined || article.outlet === outlet),
  );
  return narrowed.length < articles.length ? new Set(narrowed.map((article) => article.id)) : undefined;
}

/** Days are inclusive; an article without a date passes no date filter. */
export function passesFilters(article: ArticleSummary, filters: Filters): boolean {
  const { from, to, outlets, articles } = filters;
  if (articles && articles.length > 0 && !articles.includes(article.id)) return false;
  if (outlets && outlets.length > 0 && !outlets.includes(article.outlet ?? "")) return false;
  if (from === undefined && to === undefined) return true;
  const day = article.publishedOn;
  return day !== null && (from === undefined || day >= from) && (to === undefined || day <= to);
}

const ranges = new WeakMap<readonly ArticleSummary[], DateRange | null>();

/** First and last day of publication; null when no article is dated. */
export function dateRangeOf(articles: readonly ArticleSummary[]): DateRange | null {
  const known = ranges.get(articles);
  if (known !== undefined) return known;
  const range = readDateRange(articles);
  ranges.set(articles, range);
  return range;
}

function readDateRange(articles: readonly ArticleSummary[]): DateRange | null {
  let from: string | null = null;
  let to: string | null = null;
  for (const { publishedOn } of articles) {
    if (publishedOn === null) continue;
    if (from === null || publishedOn < from) from = publishedOn;
    if (to === null || publishedOn > to) to = publishedOn;
  }
  return from === null || to === null ? null : { from, to };
}
