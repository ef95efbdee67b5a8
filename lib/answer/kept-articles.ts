import type { Archive } from "../archive/archive.ts";
import type { Article, ArticleId } from "../domain/article.ts";
import type { Quote } from "../domain/quote.ts";

/** An article with its quotations, as one generation of the record has them. */
export type KeptArticle = Readonly<{ article: Article; quotes: readonly Quote[] }>;

/** Memory for articles of one generation kept read, the least recently used dropped first: some 1,500 of the usual length. */
const KEPT_BYTES = 16 * 1024 * 1024;

type Kept = { readonly articles: Map<ArticleId, KeptArticle>; bytes: number };

const keptOf = new WeakMap<Archive, Kept>();

/** Reads articles of `archive` in the order asked for, keeping them for the next question; who is not there is left out. */
export async function readArticles(archive: Archive, ids: readonly ArticleId[]): Promise<KeptArticle[]> {
  const kept = keptOf.get(archive) ?? { articles: new Map<ArticleId, KeptArticle>(), bytes: 0 };
  keptOf.set(archive, kept);
  const missing = ids.filter((id) => !kept.articles.has(id));
  const fresh = missing.length === 0 ? new Map<ArticleId, KeptArticle>() : await readAll(archive, missing);
  return ids.flatMap((id) => {
    const read = kept.articles.get(id) ?? fresh.get(id);
    if (!read) return [];
    keep(kept, id, read);
    return [read];
  });
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

function keep(kept: Kept, id: ArticleId, read: KeptArticle): void {
  if (!kept.articles.delete(id)) kept.bytes += bytesOf(read);
  kept.articles.set(id, read);
  for (const [oldest, dropped] of kept.articles) {
    if (kept.bytes <= KEPT_BYTES) break;
    kept.articles.delete(oldest);
    kept.bytes -= bytesOf(dropped);
  }
}

/** About: the text, and the objects around it and around each quotation. */
function bytesOf({ article, quotes }: KeptArticle): number {
  return 1000 + 2 * article.body.length + 600 * quotes.length;
}
