import type { ArticleId } from "./article.ts";
import type { Span } from "./span.ts";

/** A run of whole sentences of one article; `text === body.slice(span.start, span.end)`. */
export type Passage = Readonly<{
  /** The archive's number for this passage; stable within a generation. */
  id: number;
  articleId: ArticleId;
  /** Place among the passages of its article, from 0. */
  ordinal: number;
  span: Span;
  text: string;
  /** Title, outlet and date, indexed and embedded with the text but never cited. */
  contextLine: string;
  /** The sentences, as spans of the article's body, in order. */
  sentences: readonly Span[];
}>;

/** What is embedded and indexed for a passage. */
export function indexedText(passage: Pick<Passage, "contextLine" | "text">): string {
  return passage.contextLine === "" ? passage.text : `${passage.contextLine}\n${passage.text}`;
}
