import type { Archive } from "../archive/archive.ts";
import { type Article, type ArticleId, summarizeArticle } from "../domain/article.ts";
import type { Quote, Speaker } from "../domain/quote.ts";
import { checkQuote, type QuoteCheck } from "../quotes/check-quote.ts";
import { listSpeakers } from "../quotes/resolve-speakers.ts";
import { searchQuotes } from "../quotes/search-quotes.ts";
import type { QuotesRequest } from "./quotes-request.ts";
import { type QuoteView, viewQuote } from "./quote-view.ts";

/** `total` counts all that was asked for, also beyond the limit. */
export type QuoteList = Readonly<{ quotes: readonly QuoteView[]; total: number }>;

/** Quotations with their speakers under one name each, in the order of the articles' days. */
export async function readQuotes(archive: Archive, { q, ...query }: QuotesRequest): Promise<QuoteList> {
  const all = await archive.listQuotes();
  const articles = await readArticles(archive, all);
  const quoted = new Map(
    [...articles].map(([id, article]) => [id, { ...summarizeArticle(article), body: article.body }]),
  );
  const { quotes, total } = searchQuotes(all, quoted, { ...query, text: q });
  const viewed = quotes.flatMap((quote) => {
    const article = articles.get(quote.articleId);
    return article ? [viewQuote(quote, article)] : [];
  });
  return { quotes: viewed, total };
}

/** Everybody who is quoted, those quoted most first. */
export async function readSpeakers(archive: Archive): Promise<readonly Speaker[]> {
  return listSpeakers(await archive.listQuotes());
}

/** What becomes of a quotation when it is held against the record; each match with its quotation in full. */
export type CheckedQuote = Omit<QuoteCheck, "matches"> &
  Readonly<{ matches: readonly (Omit<QuoteCheck["matches"][number], "quote"> & { quote: QuoteView })[] }>;

export async function checkAgainstRecord(
  archive: Archive,
  { words, speaker }: { words: string; speaker: string | undefined },
): Promise<CheckedQuote> {
  const quotes = await archive.listQuotes();
  const articles = await readArticles(archive, quotes);
  const bodies = new Map([...articles].map(([id, { body }]) => [id, body]));
  const { verdict, matches } = checkQuote(words, speaker, { quotes, bodies });
  const viewed = matches.flatMap((match) => {
    const article = articles.get(match.articleId);
    return article ? [{ ...match, quote: viewQuote(match.quote, article) }] : [];
  });
  return { verdict, matches: viewed };
}

async function readArticles(archive: Archive, quotes: readonly Quote[]): Promise<Map<ArticleId, Article>> {
  const articles = new Map<ArticleId, Article>();
  for (const id of new Set(quotes.map(({ articleId }) => articleId))) {
    const article = await archive.findArticle(id);
    if (article) articles.set(id, article);
  }
  return articles;
}
