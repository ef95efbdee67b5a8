import type { ArticleId } from "../domain/article.ts";
import type { RankedPassage } from "../retrieve/rank-passages.ts";
import { readCompared, saysTheSame } from "./same-statement.ts";

/** Passages without those that repeat an earlier one's words in a copy of its report. Quadratic: for a question's few. */
export function foldCopies(
  passages: readonly RankedPassage[],
  originOf: (id: ArticleId) => ArticleId,
): RankedPassage[] {
  const kept: RankedPassage[] = [];
  for (const one of passages) {
    const { articleId, text } = one.passage;
    const isCopy = kept.some(
      ({ passage }) =>
        passage.articleId !== articleId &&
        originOf(passage.articleId) === originOf(articleId) &&
        saysTheSame(readCompared(passage.text), readCompared(text)),
    );
    if (!isCopy) kept.push(one);
  }
  return kept;
}
