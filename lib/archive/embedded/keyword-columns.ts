import { indexTerms } from "../../text/index-terms.ts";
import { COUNT_MAX, countTerms } from "../bm25.ts";
import { packArrays, unpackArrays } from "./packed-arrays.ts";

export type KeywordDocument = Readonly<{
  passageId: number;
  /** A dense number from 0; passages of one article come together. */
  article: number;
  text: string;
  contextLine: string;
}>;

/** What is known of passages that were indexed together. */
export type Columns = Readonly<{
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
}>;

/** What `writeColumns` gave. @throws when the bytes are not that; verify their hash first. */
export function readColumns(bytes: Uint8Array): Columns {
  const arrays = unpackArrays(bytes);
  const u32 = (name: string) => arrays.uint32(name);
  return {
    vocabulary: arrays.uint8("vocabulary"),
    starts: u32("starts"),
    articleFrequencies: u32("articleFrequencies"),
    postings: u32("postings"),
    counts: arrays.uint8("counts"),
    passageIds: u32("passageIds"),
    articles: u32("articles"),
    lengths: u32("lengths"),
    articleLengths: u32("articleLengths"),
  };
}

export function writeColumns(columns: Columns): Uint8Array {
  return packArrays(columns);
}

/** The number of each term. */
export function readTerms(vocabulary: Uint8Array): Map<string, number> {
  const text = new TextDecoder().decode(vocabulary);
  return new Map(text === "" ? [] : text.split("\n").map((term, number) => [term, number]));
}

export function collectColumns(passages: Iterable<KeywordDocument>): Columns {
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
