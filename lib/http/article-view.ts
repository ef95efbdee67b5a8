import { type Article, type ArticleSummary, type Field, summarizeArticle } from "../domain/article.ts";
import type { Quote } from "../domain/quote.ts";
import type { Span } from "../domain/span.ts";

type Origin = Field<unknown>["from"];

/** One article as `GET /api/articles/{id}` gives it: the whole text, where each fact comes from, what was said in it. */
export type ArticleView = ArticleSummary &
  Readonly<{
    file: string;
    body: string;
    /** Who states each fact: the article's own text, an editor, or nobody. */
    provenance: Readonly<Record<"title" | "outlet" | "author" | "publishedOn" | "url", Origin>>;
    note: string | null;
    /** Page furniture in `body`: never quoted as an answer. */
    furniture: readonly Span[];
    quotes: readonly Quote[];
  }>;

export function viewArticle(article: Article, quotes: readonly Quote[]): ArticleView {
  const { title, outlet, author, publishedOn, url } = article;
  return {
    ...summarizeArticle(article),
    file: article.file,
    body: article.body,
    provenance: {
      title: title.from,
      outlet: outlet.from,
      author: author.from,
      publishedOn: publishedOn.from,
      url: url.from,
    },
    note: article.note,
    furniture: article.furniture,
    quotes,
  };
}
