import { overlapOf, type Span, spanLength } from "../domain/span.ts";

export type PrecisionRecallF1 = Readonly<{ precision: number; recall: number; f1: number }>;

const NOTHING: PrecisionRecallF1 = { precision: 0, recall: 0, f1: 0 };

/**
 * Where each of a record's own sentences stands in its passage, in order.
 * A sentence that is not there (a set's own slip) has no place and can never be cited.
 */
export function locateSentences(passage: string, sentences: readonly string[]): (Span | undefined)[] {
  let from = 0;
  return sentences.map((sentence) => {
    const start = passage.indexOf(sentence, from);
    if (sentence === "" || start === -1) return undefined;
    from = start + sentence.length;
    return { start, end: from };
  });
}

/** Numbers of the sentences of which a citation covers at least half, or which hold at least half of a citation. */
export function citedSentences(
  sentences: readonly (Span | undefined)[],
  citations: readonly Span[],
): Set<number> {
  const cited = new Set<number>();
  for (const [index, sentence] of sentences.entries()) {
    if (sentence && citations.some((citation) => sharesHalf(sentence, citation))) cited.add(index);
  }
  return cited;
}

function sharesHalf(sentence: Span, citation: Span): boolean {
  return overlapOf(sentence, citation) * 2 >= Math.min(spanLength(sentence), spanLength(citation));
}

/** Cited against selected sentences of the annotator who agrees best (by F1); all 0 when nothing is cited. */
export function scoreCited(
  cited: ReadonlySet<number>,
  annotators: readonly ReadonlySet<number>[],
): PrecisionRecallF1 {
  const scores = annotators.map((selected) => scoreAgainst(cited, selected));
  return scores.reduce((best, score) => (score.f1 > best.f1 ? score : best), NOTHING);
}

function scoreAgainst(cited: ReadonlySet<number>, selected: ReadonlySet<number>): PrecisionRecallF1 {
  const shared = [...cited].filter((index) => selected.has(index)).length;
  if (shared === 0) return NOTHING;
  const precision = shared / cited.size;
  const recall = shared / selected.size;
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall) };
}
