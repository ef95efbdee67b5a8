import type { QueryTerm } from "../archive.ts";
import { ARTICLE_BM25, ARTICLE_WEIGHT, type Bm25, inverseFrequency, PASSAGE_BM25 } from "../bm25.ts";
import type { Laid, Layer, TermFrequency } from "./keyword-layers.ts";

/** A passage found; `score` is comparable within one search only, larger is better. */
export type KeywordHit = Readonly<{ passageId: number; article: number; score: number }>;

/** Layers with room to score in; all scores are 0 between searches. */
export type Scoring = Readonly<{
  laid: Laid;
  /** In the index, those that are gone left out. */
  passages: number;
  articleCount: number;
  /** 1 for a passage that is gone; undefined when none is. */
  isGone: Uint8Array | undefined;
  passageNorms: Float32Array;
  articleNorms: Float32Array;
  scores: Float32Array;
  articleScores: Float32Array;
  /** Ordinals of the passages that have a score, in the order they got it. */
  touched: Uint32Array;
}>;

export function openScoring(laid: Laid): Scoring {
  const { lengths, articles, articleLengths, gone } = laid;
  const goneArticles = [...new Set(gone.map((ordinal) => articles[ordinal] ?? 0))];
  return {
    laid,
    passages: lengths.length - gone.length,
    articleCount: articleLengths.length - goneArticles.length,
    isGone: gone.length === 0 ? undefined : markAll(gone, lengths.length),
    passageNorms: lengthNorms(lengths, gone, PASSAGE_BM25),
    articleNorms: lengthNorms(articleLengths, goneArticles, ARTICLE_BM25),
    scores: new Float32Array(lengths.length),
    articleScores: new Float32Array(articleLengths.length),
    touched: new Uint32Array(lengths.length),
  };
}

function markAll(places: readonly number[], length: number): Uint8Array {
  const marks = new Uint8Array(length);
  for (const place of places) marks[place] = 1;
  return marks;
}

/** k1 · (1 - b + b · length / mean length), for each length; those at `gone` do not count for the mean. */
function lengthNorms(lengths: Uint32Array, gone: readonly number[], { k1, b }: Bm25): Float32Array {
  let sum = 0;
  for (let at = 0; at < lengths.length; at++) sum += lengths[at] as number;
  for (const at of gone) sum -= lengths[at] ?? 0;
  const mean = Math.max(1, sum / Math.max(1, lengths.length - gone.length));
  const norms = new Float32Array(lengths.length);
  for (let at = 0; at < lengths.length; at++) norms[at] = k1 * (1 - b + (b * (lengths[at] as number)) / mean);
  return norms;
}

/** Passages that hold any of the terms, best first; ties by passage number. */
export function searchLayers(
  scoring: Scoring,
  terms: readonly QueryTerm[],
  options: Readonly<{
    limit: number;
    allowsArticle: ((article: number) => boolean) | undefined;
    frequencyOf: (term: string) => TermFrequency;
  }>,
): KeywordHit[] {
  const { passages, articleCount, laid } = scoring;
  let touched = 0;
  for (const { term, weight } of terms) {
    const held = options.frequencyOf(term);
    if (held.passages === 0) continue;
    const gain = weight * inverseFrequency(held.passages, passages) * (PASSAGE_BM25.k1 + 1);
    const articleGain = weight * inverseFrequency(held.articles, articleCount) * (ARTICLE_BM25.k1 + 1);
    for (const layer of laid.layers) {
      const number = layer.terms.get(term);
      if (number !== undefined) touched = addTerm(scoring, { layer, number, gain, articleGain }, touched);
    }
  }
  const hits = bestHits(scoring, touched, options);
  forgetScores(scoring, touched);
  return hits;
}

/** Adds one term's BM25 to every passage of a layer that holds it, and to their articles; how many passages have a score now. */
function addTerm(
  scoring: Scoring,
  added: Readonly<{ layer: Layer; number: number; gain: number; articleGain: number }>,
  touchedBefore: number,
): number {
  const { laid, passageNorms, articleNorms, scores, articleScores, touched } = scoring;
  const { articles } = laid;
  const { layer, number, gain, articleGain } = added;
  const { first } = layer;
  const { starts, postings, counts } = layer.columns;
  const start = starts[number] ?? 0;
  const end = starts[number + 1] ?? start;
  let touchedNow = touchedBefore;
  let article = -1;
  let inArticle = 0;
  for (let at = start; at < end; at++) {
    const ordinal = first + (postings[at] as number);
    const count = counts[at] as number;
    const score = scores[ordinal] as number;
    if (score === 0) touched[touchedNow++] = ordinal;
    scores[ordinal] = score + (gain * count) / (count + (passageNorms[ordinal] as number));
    const owner = articles[ordinal] as number;
    if (owner === article) {
      inArticle += count;
      continue;
    }
    if (article >= 0)
      articleScores[article] =
        (articleScores[article] as number) +
        (articleGain * inArticle) / (inArticle + (articleNorms[article] as number));
    article = owner;
    inArticle = count;
  }
  if (article >= 0)
    articleScores[article] =
      (articleScores[article] as number) +
      (articleGain * inArticle) / (inArticle + (articleNorms[article] as number));
  return touchedNow;
}

function forgetScores({ laid, scores, articleScores, touched }: Scoring, count: number): void {
  for (let at = 0; at < count; at++) {
    const ordinal = touched[at] as number;
    scores[ordinal] = 0;
    articleScores[laid.articles[ordinal] as number] = 0;
  }
}

function bestHits(
  { laid, isGone, scores, articleScores, touched }: Scoring,
  count: number,
  {
    limit,
    allowsArticle,
  }: Readonly<{ limit: number; allowsArticle: ((article: number) => boolean) | undefined }>,
): KeywordHit[] {
  const best: KeywordHit[] = [];
  let floor = -Infinity;
  for (let at = 0; at < count; at++) {
    const ordinal = touched[at] as number;
    const article = laid.articles[ordinal] as number;
    const score = (scores[ordinal] as number) + ARTICLE_WEIGHT * (articleScores[article] as number);
    if (score <= floor || isGone?.[ordinal] === 1 || (allowsArticle && !allowsArticle(article))) continue;
    best.push({ passageId: laid.passageIds[ordinal] as number, article, score });
    if (best.length >= 4 * limit + 64) floor = keepBest(best, limit);
  }
  keepBest(best, limit);
  return best;
}

/** Sorts, cuts to `limit`, and returns the score a newcomer has to beat. */
function keepBest(best: KeywordHit[], limit: number): number {
  best.sort((a, b) => b.score - a.score || a.passageId - b.passageId);
  best.length = Math.min(best.length, limit);
  return best.length < limit ? -Infinity : (best.at(-1)?.score ?? -Infinity);
}
