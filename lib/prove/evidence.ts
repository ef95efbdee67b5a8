import type { Article } from "../domain/article.ts";
import type { Quote } from "../domain/quote.ts";
import type { Span } from "../domain/span.ts";

/** The article a claim is held against. Its date is what "on Thursday" is counted from. */
export type EvidenceArticle = Pick<Article, "body" | "publishedOn">;

/** Consecutive sentences of one article that a claim may rest on, as spans of its body. */
export type Evidence = Readonly<{
  article: EvidenceArticle;
  sentences: readonly Span[];
  /** What the quotation room found in the article; speakers are then known across sentences. */
  quotes?: readonly Quote[];
}>;

/** What a claim has that its evidence lacks. `words` are the claim's own, or the source's when the claim lost them. */
export type Fault = Readonly<{
  what:
    | "number"
    | "date"
    | "name"
    | "quoted-words"
    | "negation"
    | "hedge"
    | "speaker"
    | "roles"
    | "opposite"
    | "words";
  words: string;
}>;
