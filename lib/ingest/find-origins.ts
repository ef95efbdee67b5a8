import type { SignedArticle } from "../archive/archive-writer.ts";
import type { ArticleId } from "../domain/article.ts";
import { estimateSimilarity, groupNearDuplicates, NEAR_DUPLICATE } from "../text/near-duplicates.ts";

/** Up to so many new articles each is compared with every other; grouping all takes as long as comparing some hundred. */
const FEW = 32;

/**
 * The origin of each article that is a version of an earlier one: the earliest of its group, by date, then by id;
 * articles without a date come last. Every article not named is its own origin. `known` is what was found before what is new
 * came and what is gone went.
 */
export async function findOrigins(
  articles: Iterable<SignedArticle> | AsyncIterable<SignedArticle>,
  known: ReadonlyMap<ArticleId, ArticleId>,
): Promise<ReadonlyMap<ArticleId, ArticleId>> {
  const ordered: SignedArticle[] = [];
  for await (const article of articles) ordered.push(article);
  if (leavesGroups(ordered, known)) return known;
  ordered.sort(byDateThenId);
  const firsts = groupNearDuplicates(ordered.map(({ signature }) => signature));
  const origins = new Map<ArticleId, ArticleId>();
  for (const [index, { id }] of ordered.entries()) {
    const origin = ordered[firsts[index] ?? index];
    if (origin && origin.id !== id) origins.set(id, origin.id);
  }
  return origins;
}

/** True when nothing that came or went, or was changed, is or was a version of anything. */
function leavesGroups(articles: readonly SignedArticle[], known: ReadonlyMap<ArticleId, ArticleId>): boolean {
  const fresh = articles.filter(({ isNew }) => isNew);
  if (fresh.length > FEW) return false;
  const old = new Set(articles.filter(({ isNew }) => !isNew).map(({ id }) => id));
  if (![...known].flat().every((id) => old.has(id))) return false;
  const isNear = (a: SignedArticle, b: SignedArticle) =>
    a !== b && estimateSimilarity(a.signature, b.signature) >= NEAR_DUPLICATE;
  return !fresh.some((article) => articles.some((other) => isNear(article, other)));
}

function byDateThenId(a: SignedArticle, b: SignedArticle): number {
  return compare(a.publishedOn ?? "9999-12-31", b.publishedOn ?? "9999-12-31") || compare(a.id, b.id);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
