import type { SignedArticle } from "../archive/archive-writer.ts";
import type { ArticleId } from "../domain/article.ts";
import { groupNearDuplicates } from "../text/near-duplicates.ts";

/**
 * The origin of each article that is a version of an earlier one: the earliest of its group, by date, then by id;
 * articles without a date come last. Every article not named is its own origin.
 */
export async function findOrigins(
  articles: Iterable<SignedArticle> | AsyncIterable<SignedArticle>,
): Promise<ReadonlyMap<ArticleId, ArticleId>> {
  const ordered: SignedArticle[] = [];
  for await (const article of articles) ordered.push(article);
  ordered.sort(byDateThenId);
  const firsts = groupNearDuplicates(ordered.map(({ signature }) => signature));
  const origins = new Map<ArticleId, ArticleId>();
  for (const [index, { id }] of ordered.entries()) {
    const origin = ordered[firsts[index] ?? index];
    if (origin && origin.id !== id) origins.set(id, origin.id);
  }
  return origins;
}

function byDateThenId(a: SignedArticle, b: SignedArticle): number {
  return compare(a.publishedOn ?? "9999-12-31", b.publishedOn ?? "9999-12-31") || compare(a.id, b.id);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
