/** Saturation and length normalisation, as Robertson names them. */
export type Bm25 = Readonly<{ k1: number; b: number }>;

/**
 * BM25 over passages and over the articles they belong to at once, the same in every backend.
 * k1 and b for passages are Anserini's defaults; all four and the weight were chosen on realtimeqa (development half)
 * by `npm run evaluate -- realtimeqa --keyword-only`.
 */
export const PASSAGE_BM25: Bm25 = { k1: 0.9, b: 0.4 };
export const ARTICLE_BM25: Bm25 = { k1: 1.2, b: 0.6 };
/** How much an article's own score adds to each of its passages. */
export const ARTICLE_WEIGHT = 0.6;
/** How often a term counts in one passage at most. */
export const COUNT_MAX = 255;

/** Lucene's idf: never negative. */
export function inverseFrequency(frequency: number, total: number): number {
  return Math.log(1 + (total - frequency + 0.5) / (frequency + 0.5));
}

export function countTerms(terms: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}
