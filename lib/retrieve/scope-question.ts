import type { Archive } from "../archive/archive.ts";
import type { ArticleId, ArticleSummary } from "../domain/article.ts";
import type { Filters } from "../domain/conversation.ts";
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
  const narrowed = articles.filter(
    (article) => passesFilters(article, filters) && (outlet === undefined || article.outlet === outlet.name),
  );
  return {
    question: rest,
    ...(narrowed.length < articles.length ? { within: new Set(narrowed.map((article) => article.id)) } : {}),
    ...(outlet ? { outlet: outlet.name } : {}),
    ...(dates ? { dates } : {}),
  };
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

export function dateRangeOf(articles: readonly ArticleSummary[]): { from: string; to: string } | null {
  let from: string | null = null;
  let to: string | null = null;
  for (const { publishedOn } of articles) {
    if (publishedOn === null) continue;
    if (from === null || publishedOn < from) from = publishedOn;
    if (to === null || publishedOn > to) to = publishedOn;
  }
  return from === null || to === null ? null : { from, to };
}
