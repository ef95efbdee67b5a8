import type { Article } from "../domain/article.ts";
import type { Attribution, Quote } from "../domain/quote.ts";
import type { Span } from "../domain/span.ts";
import type { Clarification } from "../domain/statement.ts";
import type { RankedSentence } from "../retrieve/rank-sentences.ts";

/** Words of one article chosen for the answer, before they are proven. */
export type Finding = Readonly<{
  article: Article;
  /** Whole sentences. */
  span: Span;
  /** Whom the pronoun means that `span` opens with; null when it opens with none, or it is not sure whom. */
  clarification: Clarification | null;
  /** The ranked sentence inside `span` that earned its place. */
  sentence: RankedSentence;
  /** Who says it, when it is reported speech; null when the article speaks itself. */
  speaker: Attribution | null;
  /** Where the article names the speaker, when that stands outside `span`. */
  speakerSentence: Span | null;
  /** The quotation it comes from, when it is one. */
  quote: Quote | null;
}>;
