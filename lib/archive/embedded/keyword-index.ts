import { indexTerms } from "../../text/index-terms.ts";
import type { QueryTerm } from "../archive.ts";
import {
  ARTICLE_BM25,
  ARTICLE_WEIGHT,
  type Bm25,
  COUNT_MAX,
  countTerms,
  inverseFrequency,
  PASSAGE_BM25,
} from "../bm25.ts";
import { nearTerms, type Vocabulary } from "../near-terms.ts";
import { packArrays, unpackArrays } from "./packed-arrays.ts";

export type KeywordDocument = Readonly<{
  passageId: number;
  /** A dense number from 0; passages of one article come together. */
  article: number;
  text: string;
  contextLine: string;
}>;

/** A passage found; `score` is comparable within one search only, larger is better. */
export type KeywordHit = Readonly<{ passageId: number; article: number; score: number }>;

export interface KeywordIndex {
  /** Passages that hold any of the terms, best first; ties by passage number. */
  search(
    terms: readonly QueryTerm[],
    limit: number,
    allowsArticle?: (article: number) => boolean,
  ): KeywordHit[];
  /** Passages that hold the term. */
  documentFrequency(term: string): number;
  /** The number of the passage's article; undefined for a passage that is not indexed. */
  articleOf(passageId: number): number | undefined;
  /** Terms of the corpus one edit away from a word it does not hold, or written with the same spelling key. */
  similarTerms(word: string): string[];
  /** The whole index; `openKeywordIndex` reads it back. */
  toBytes(): Uint8Array;
}

type Columns = {
  /** Terms in order of first appearance, joined by newlines, as UTF-8. */
  vocabulary: Uint8Array;
  /** Postings of term t stand at `starts[t]` up to `starts[t + 1]`. */
  starts: Uint32Array;
  /** Articles that hold term t. */
  articleFrequencies: Uint32Array;
  /** Ordinal of the passage, ascending within a term, and how often the term stands in it (capped at 255). */
  postings: Uint32Array;
  counts: Uint8Array;
  passageIds: Uint32Array;
  articles: Uint32Array;
  /** Terms in each passage, and in each article. */
  lengths: Uint32Array;
  articleLengths: Uint32Array;
};

/** BM25 in typed arrays, over passages and over the articles they belong to at once. */
export function buildKeywordIndex(passages: Iterable<KeywordDocument>): KeywordIndex {
  return openColumns(collectColumns(passages));
}

/** @throws when the bytes are not a keyword index; verify their hash first. */
export function openKeywordIndex(bytes: Uint8Array): KeywordIndex {
  const arrays = unpackArrays(bytes);
  const u32 = (name: string) => arrays.uint32(name);
  return openColumns({
    vocabulary: arrays.uint8("vocabulary"),
    starts: u32("starts"),
    articleFrequencies: u32("articleFrequencies"),
    postings: u32("postings"),
    counts: arrays.uint8("counts"),
    passageIds: u32("passageIds"),
    articles: u32("articles"),
    lengths: u32("lengths"),
    articleLengths: u32("articleLengths"),
  });
}

function collectColumns(passages: Iterable<KeywordDocument>): Columns {
  const lists = new Map<string, { passages: number[]; counts: number[] }>();
  const passageIds: number[] = [];
  const articles: number[] = [];
  const lengths: number[] = [];
  for (const passage of passages) {
    const ordinal = passageIds.length;
    const terms = indexTerms(`${passage.contextLine}\n${passage.text}`);
    passageIds.push(passage.passageId);
    articles.push(passage.article);
    lengths.push(terms.length);
    for (const [term, count] of countTerms(terms)) {
      const list = lists.get(term) ?? { passages: [], counts: [] };
      if (list.passages.length === 0) lists.set(term, list);
      list.passages.push(ordinal);
      list.counts.push(Math.min(count, COUNT_MAX));
    }
  }
  return { ...packPostings(lists, articles), ...packPassages(passageIds, articles, lengths) };
}

function packPassages(
  passageIds: readonly number[],
  articles: readonly number[],
  lengths: readonly number[],
) {
  const articleLengths = new Uint32Array(articles.reduce((most, article) => Math.max(most, article + 1), 0));
  for (const [ordinal, article] of articles.entries()) {
    articleLengths[article] = (articleLengths[article] ?? 0) + (lengths[ordinal] ?? 0);
  }
  return {
    passageIds: Uint32Array.from(passageIds),
    articles: Uint32Array.from(articles),
    lengths: Uint32Array.from(lengths),
    articleLengths,
  };
}

function packPostings(
  lists: ReadonlyMap<string, { passages: number[]; counts: number[] }>,
  articles: readonly number[],
) {
  const total = [...lists.values()].reduce((sum, list) => sum + list.passages.length, 0);
  const starts = new Uint32Array(lists.size + 1);
  const articleFrequencies = new Uint32Array(lists.size);
  const postings = new Uint32Array(total);
  const counts = new Uint8Array(total);
  let at = 0;
  let term = 0;
  for (const list of lists.values()) {
    starts[term] = at;
    postings.set(list.passages, at);
    counts.set(list.counts, at);
    articleFrequencies[term] = countRuns(list.passages, articles);
    at += list.passages.length;
    term++;
  }
  starts[term] = at;
  const vocabulary = new TextEncoder().encode([...lists.keys()].join("\n"));
  return { vocabulary, starts, articleFrequencies, postings, counts };
}

/** How many articles the passages belong to, those of one article standing together. */
function countRuns(passages: readonly number[], articles: readonly number[]): number {
  let runs = 0;
  let last = -1;
  for (const passage of passages) {
    const article = articles[passage] ?? -1;
    if (article !== last) runs++;
    last = article;
  }
  return runs;
}

function openColumns(columns: Columns): KeywordIndex {
  const terms = readTerms(columns.vocabulary);
  const scoring = openScoring(columns);
  let near: Vocabulary | undefined;
  let ordinals: Uint32Array | undefined;
  const frequency = (term: string) => {
    const number = terms.get(term);
    return number === undefined ? 0 : (columns.starts[number + 1] ?? 0) - (columns.starts[number] ?? 0);
  };

  return {
    search(query, limit, allowsArticle) {
      let touched = 0;
      for (const { term, weight } of query) {
        const number = terms.get(term);
        if (number !== undefined) touched = addTerm(scoring, number, weight, touched);
      }
      const hits = bestHits(scoring, touched, limit, allowsArticle);
      forgetScores(scoring, touched);
      return hits;
    },
    documentFrequency: frequency,
    articleOf(passageId) {
      ordinals ??= sortByPassage(columns.passageIds);
      const ordinal = findOrdinal(passageId, ordinals, columns.passageIds);
      return ordinal === undefined ? undefined : columns.articles[ordinal];
    },
    similarTerms(word) {
      near ??= { terms: [...terms.keys()], frequency, buckets: undefined };
      return nearTerms(word, near);
    },
    toBytes: () => packArrays(columns),
  };
}

/** Ordinals in the order of their passages' numbers. */
function sortByPassage(passageIds: Uint32Array): Uint32Array {
  const numberOf = (ordinal: number) => passageIds[ordinal] as number;
  return Uint32Array.from(passageIds.keys()).sort((a, b) => numberOf(a) - numberOf(b));
}

function findOrdinal(passageId: number, ordinals: Uint32Array, passageIds: Uint32Array): number | undefined {
  let [from, to] = [0, ordinals.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((passageIds[ordinals[middle] as number] as number) < passageId) from = middle + 1;
    else to = middle;
  }
  const ordinal = ordinals[from];
  return ordinal !== undefined && passageIds[ordinal] === passageId ? ordinal : undefined;
}

function readTerms(vocabulary: Uint8Array): Map<string, number> {
  const text = new TextDecoder().decode(vocabulary);
  return new Map(text === "" ? [] : text.split("\n").map((term, number) => [term, number]));
}

/** k1 · (1 - b + b · length / mean length), for each length. */
function lengthNorms(lengths: Uint32Array, { k1, b }: Bm25): Float32Array {
  const mean = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length);
  return Float32Array.from(lengths, (length) => k1 * (1 - b + (b * length) / Math.max(1, mean)));
}

/** The columns with room to score in; all scores are 0 between searches. */
type Scoring = Readonly<{
  columns: Columns;
  passageNorms: Float32Array;
  articleNorms: Float32Array;
  scores: Float32Array;
  articleScores: Float32Array;
  /** Ordinals of the passages that have a score, in the order they got it. */
  touched: Uint32Array;
}>;

function openScoring(columns: Columns): Scoring {
  return {
    columns,
    passageNorms: lengthNorms(columns.lengths, PASSAGE_BM25),
    articleNorms: lengthNorms(columns.articleLengths, ARTICLE_BM25),
    scores: new Float32Array(columns.lengths.length),
    articleScores: new Float32Array(columns.articleLengths.length),
    touched: new Uint32Array(columns.lengths.length),
  };
}

/** Adds one term's BM25 to every passage that holds it, and to their articles; how many passages have a score now. */
function addTerm(scoring: Scoring, number: number, weight: number, touchedBefore: number): number {
  const { columns, passageNorms, articleNorms, scores, articleScores, touched } = scoring;
  const { starts, postings, counts, articles } = columns;
  const start = starts[number] ?? 0;
  const end = starts[number + 1] ?? start;
  const gain = weight * inverseFrequency(end - start, scores.length) * (PASSAGE_BM25.k1 + 1);
  const articleFrequency = columns.articleFrequencies[number] ?? 0;
  const articleGain =
    weight * inverseFrequency(articleFrequency, articleScores.length) * (ARTICLE_BM25.k1 + 1);
  let touchedNow = touchedBefore;
  let article = -1;
  let inArticle = 0;
  for (let at = start; at < end; at++) {
    const ordinal = postings[at] as number;
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

function forgetScores({ columns, scores, articleScores, touched }: Scoring, count: number): void {
  for (let at = 0; at < count; at++) {
    const ordinal = touched[at] as number;
    scores[ordinal] = 0;
    articleScores[columns.articles[ordinal] as number] = 0;
  }
}

function bestHits(
  { columns, scores, articleScores, touched }: Scoring,
  count: number,
  limit: number,
  allowsArticle: ((article: number) => boolean) | undefined,
): KeywordHit[] {
  const best: KeywordHit[] = [];
  let floor = -Infinity;
  for (let at = 0; at < count; at++) {
    const ordinal = touched[at] as number;
    const article = columns.articles[ordinal] as number;
    const score = (scores[ordinal] as number) + ARTICLE_WEIGHT * (articleScores[article] as number);
    if (score <= floor || (allowsArticle && !allowsArticle(article))) continue;
    best.push({ passageId: columns.passageIds[ordinal] as number, article, score });
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
