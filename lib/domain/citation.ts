import type { Article, ArticleId } from "./article.ts";
import type { Span } from "./span.ts";

declare const proven: unique symbol;

/** Words that stand, character for character, at `span` in the named article. */
export type Citation = Readonly<{ articleId: ArticleId; span: Span; words: string; [proven]: true }>;

/**
 * The only makers of Citations: both read the words out of the article itself.
 * Undefined when the span is empty or leaves the body.
 */
export function citeSpan(article: Article, span: Span): Citation | undefined {
  const { start, end } = span;
  const inside = Number.isInteger(start) && Number.isInteger(end) && start >= 0 && end <= article.body.length;
  if (!inside || start >= end) return undefined;
  return { articleId: article.id, span: { start, end }, words: article.body.slice(start, end) } as Citation;
}

/** Undefined when the words are not in the article. The first place is cited when there are several. */
export function citeWords(article: Article, words: string): Citation | undefined {
  const start = words === "" ? -1 : article.body.indexOf(words);
  return start === -1 ? undefined : citeSpan(article, { start, end: start + words.length });
}
