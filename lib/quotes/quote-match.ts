import type { ArticleId } from "../domain/article.ts";
import type { Quote } from "../domain/quote.ts";
import { joinSpans, type Span } from "../domain/span.ts";
import type { Difference } from "./compare-words.ts";
import type { QuoteWord } from "./quote-words.ts";

/** One place that the claim was compared with. */
export type QuoteMatch = Readonly<{
  quote: Quote;
  articleId: ArticleId;
  /** The matching words in the article's body, and in the claim. */
  said: Span;
  claimed: Span;
  words: string;
  /** Empty when these words stand there as claimed. */
  differences: readonly Difference[];
  /** Share of words that both have, from 0 to 1. */
  likeness: number;
  /** Whether the speaker asked for said it; null when nobody was asked for, or the article does not tell. */
  speakerAgrees: boolean | null;
}>;

/** A quotation with its words ready to compare. */
export type Readied = Readonly<{
  quote: Quote;
  body: string;
  words: readonly QuoteWord[];
  speakerAgrees: boolean | null;
}>;

/** A match of claim words with article words; both in order. */
export function matchOf(
  claim: readonly QuoteWord[],
  said: readonly QuoteWord[],
  { quote, body, speakerAgrees }: Readied,
  differences: readonly Difference[],
  likeness: number,
): QuoteMatch {
  const span = spanOf(said);
  const words = body.slice(span.start, span.end);
  return {
    quote,
    articleId: quote.articleId,
    said: span,
    claimed: spanOf(claim),
    words,
    differences,
    likeness,
    speakerAgrees,
  };
}

function spanOf(words: readonly QuoteWord[]): Span {
  const spans = words.map(({ span }) => span);
  return spans.reduce(joinSpans, spans[0] ?? { start: 0, end: 0 });
}
