import type { Article } from "../domain/article.ts";
import { type Span, trimSpan } from "../domain/span.ts";
import { type Sentence, splitSentences } from "./sentences.ts";

/** The sentences an answer may use: those of the body with page furniture and headings cut away. */
export function splitArticleSentences(article: Pick<Article, "body" | "furniture">): Sentence[] {
  const sentences: Sentence[] = [];
  let next = 0;
  for (const sentence of splitSentences(article.body)) {
    while ((article.furniture[next]?.end ?? Infinity) <= sentence.span.start) next++;
    for (const span of subtractSpans(sentence.span, article.furniture, next)) {
      const trimmed = trimSpan(article.body, span);
      if (trimmed.end > trimmed.start) sentences.push({ span: trimmed, paragraph: sentence.paragraph });
    }
  }
  return sentences;
}

/** What is left of `span` without the sorted `cuts`, looking from the one numbered `first`. */
export function subtractSpans(span: Span, cuts: readonly Span[], first = 0): Span[] {
  const left: Span[] = [];
  let start = span.start;
  for (let at = first; at < cuts.length; at++) {
    const cut = cuts[at];
    if (!cut || cut.start >= span.end) break;
    if (cut.start > start) left.push({ start, end: cut.start });
    start = Math.max(start, cut.end);
  }
  if (start < span.end) left.push({ start, end: span.end });
  return left;
}
