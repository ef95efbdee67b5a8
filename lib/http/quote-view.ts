import type { Article, ArticleSummary } from "../domain/article.ts";
import type { Quote } from "../domain/quote.ts";
import { sliceSpan } from "../domain/span.ts";

/** A quotation as the routes give it: the quote with its words, and the article they stand in. */
export type QuoteView = Omit<Quote, "words" | "context"> &
  Readonly<{
    /** The pieces, joined by an ellipsis where the article interrupts them. */
    text: string;
    words: Quote["words"];
    context: Quote["context"] & { words: string };
  }> &
  Pick<ArticleSummary, "title" | "outlet" | "publishedOn" | "url">;

export function viewQuote(quote: Quote, article: Article): QuoteView {
  const { title, outlet, publishedOn, url, body } = article;
  const { id, articleId, kind, words, pieces, cue, speaker, via, context } = quote;
  return {
    id,
    articleId,
    kind,
    words,
    pieces,
    cue,
    speaker,
    via,
    text: pieces.map((piece) => sliceSpan(body, piece)).join(" … "),
    context: { ...context, words: sliceSpan(body, context) },
    title: title.value,
    outlet: outlet.value,
    publishedOn: publishedOn.value,
    url: url.value,
  };
}
