import type { Archive } from "../archive/archive.ts";
import { parseArticleId } from "../domain/article.ts";
import { ApiError } from "./api-error.ts";
import { type ArticleView, viewArticle } from "./article-view.ts";

/** @throws {ApiError} `article_not_found`, also for an id that cannot be one. */
export async function readArticleView(archive: Archive, asked: string): Promise<ArticleView> {
  const id = parseArticleId(asked);
  const article = id === undefined ? undefined : await archive.findArticle(id);
  if (!article) {
    throw new ApiError("article_not_found", "The archive holds no article of that name.", {
      hint: "/api/articles lists every article.",
    });
  }
  const quotes = await archive.listQuotes({ articles: new Set([article.id]) });
  return viewArticle(article, quotes);
}
