import { createHash } from "node:crypto";
import { type ArticleId, parseArticleId, parseIsoDate, type IsoDate } from "../domain/article.ts";

/** One text of a benchmark's pool, on its way to become an Article. */
export type PoolRecord = Readonly<{
  id: ArticleId;
  body: string;
  title?: string;
  author?: string;
  outlet?: string;
  publishedOn?: IsoDate;
  url?: string;
}>;

/** A pool without exact copies, and under which id each of the ids given is now found. */
export type FoldedPool = Readonly<{ pool: readonly PoolRecord[]; idOf: (id: string) => ArticleId }>;

/** `id` itself where it can be an article's id, else one made from its hash. */
export function poolId(id: string): ArticleId {
  const parsed = parseArticleId(id) ?? parseArticleId(`pool-${sha256(id).slice(0, 24)}`);
  if (parsed === undefined) throw new Error(`No article id can be made of ${JSON.stringify(id)}`);
  return parsed;
}

/** A day in either of the ways the sets write it (`2022-06-16`, `2022/06/16`); undefined when it is none. */
export function poolDate(text: string | null): IsoDate | undefined {
  return text === null ? undefined : parseIsoDate(text.replaceAll("/", "-"));
}

/**
 * Exact copies of a body are one text: the first keeps its place, the ids of the others lead to it, so that neither
 * the archive's folding of duplicates nor the choice of a copy decides a score.
 */
export function foldPool(records: readonly PoolRecord[]): FoldedPool {
  const firsts = new Map<string, PoolRecord>();
  const ids = new Map<string, ArticleId>();
  for (const record of records) {
    const first = firsts.get(record.body) ?? record;
    firsts.set(record.body, first);
    ids.set(record.id, first.id);
  }
  return { pool: [...firsts.values()], idOf: (id) => ids.get(poolId(id)) ?? poolId(id) };
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
