import type { ArticleId, ArticleSummary } from "../domain/article.ts";
import type { Candidate } from "./find-candidates.ts";

/** For each article that is a copy or has copies, the origin they share. */
export type SharedOrigins = ReadonlyMap<ArticleId, ArticleId>;

const origins = new WeakMap<readonly ArticleSummary[], SharedOrigins>();

/** Read once for a listing; empty where no report stands twice. */
export function sharedOrigins(articles: readonly ArticleSummary[]): SharedOrigins {
  const known = origins.get(articles);
  if (known) return known;
  const copied = new Set(
    articles.filter(({ id, originId }) => id !== originId).map(({ originId }) => originId),
  );
  const shared = articles.filter(({ originId }) => copied.has(originId));
  const read = new Map(shared.map(({ id, originId }) => [id, originId]));
  origins.set(articles, read);
  return read;
}

/** The candidates in their order, the copies of one report at most `most` of them together. */
export function foldOrigins(
  candidates: readonly Candidate[],
  shared: SharedOrigins,
  most: number,
): Candidate[] {
  const taken = new Map<ArticleId, number>();
  return candidates.filter(({ articleId }) => {
    const origin = shared.get(articleId);
    if (origin === undefined) return true;
    const before = taken.get(origin) ?? 0;
    taken.set(origin, before + 1);
    return before < most;
  });
}
