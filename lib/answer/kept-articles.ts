import type { Archive } from "../archive/archive.ts";
import type { Article, ArticleId } from "../domain/article.ts";
import type { Quote } from "../domain/quote.ts";
import { KeptByBytes } from "../text/kept-by-bytes.ts";

/** An article with its quotations, as one generation of the record has them. */
export type KeptArticle = Readonly<{ article: Article; quotes: readonly Quote[] }>;

/** Memory for articles kept read, the least recently used dropped first: some 1,500 of the usual length. */
const KEPT_BYTES = 16 * 1024 * 1024;

type Kept = KeptByBytes<ArticleId, KeptArticle>;

const keptOf = new WeakMap<Archive, Kept>();
/** Of the generation read last. */
let latest: Kept | undefined;

/** Reads articles of `archive` in the order asked for, keeping them for the next question; who is not there is left out. */
export async function readArticles(archive: Archive, ids: readonly ArticleId[]): Promise<KeptArticle[]> {
  const kept = keptOf.get(archive) ?? beginKeeping(archive);
  const missing = ids.filter((id) => !kept.has(id));
  const fresh = missing.length === 0 ? new Map<ArticleId, KeptArticle>() : await readAll(archive, missing);
  return ids.flatMap((id) => {
    const read = kept.peek(id) ?? fresh.get(id);
    if (!read) return [];
    kept.keep(id, read);
    return [read];
  });
}

/** What is kept of the generation before is let go: it stays open for a while, and hardly anybody asks it any more. */
function beginKeeping(archive: Archive): Kept {
  latest?.clear();
  latest = new KeptByBytes(KEPT_BYTES, bytesOf);
  keptOf.set(archive, latest);
  return latest;
}

async function readAll(archive: Archive, ids: readonly ArticleId[]): Promise<Map<ArticleId, KeptArticle>> {
  const articles = await Promise.all(ids.map((id) => archive.findArticle(id)));
  const quotes = new Map<ArticleId, Quote[]>(ids.map((id) => [id, []]));
  for (const quote of await archive.listQuotes({ articles: new Set(ids) }))
    quotes.get(quote.articleId)?.push(quote);
  return new Map(
    articles.flatMap((article) =>
      article ? [[article.id, { article, quotes: quotes.get(article.id) ?? [] }] as const] : [],
    ),
  );
}

/** About: the text, and the objects around it and around each quotation. */
function bytesOf({ article, quotes }: KeptArticle): number {
  return 1000 + 2 * article.body.length + 600 * quotes.length;
}
