import { packArrays, unpackArrays } from "./packed-arrays.ts";

/** Which passages of the old index stay, and how those of the merged one are numbered. */
export type Merge = Readonly<{
  keepsPassage: (passageId: number) => boolean;
  /** The dense number of a passage's article; ascending over the passages kept, then over those added. */
  articleOf: (passageId: number) => number;
}>;

type Columns = Readonly<{
  terms: readonly string[];
  starts: Uint32Array;
  postings: Uint32Array;
  counts: Uint8Array;
  passageIds: Uint32Array;
  lengths: Uint32Array;
}>;

/** The place of a passage that is not kept. */
const GONE = 0xffff_ffff;

/**
 * `base` without the passages that went and with those of `added`, all three as `KeywordIndex.toBytes` gives them: what
 * building the index anew would give, up to the order of its terms, in the time of copying it.
 */
export function mergeKeywordIndexes(base: Uint8Array, added: Uint8Array, merge: Merge): Uint8Array {
  const old = readColumns(base);
  const fresh = readColumns(added);
  const places = placePassages(old.passageIds, merge.keepsPassage);
  const isKept = (_: number, ordinal: number) => places[ordinal] !== GONE;
  const keptIds = old.passageIds.filter(isKept);
  const passageIds = joinArrays(keptIds, fresh.passageIds);
  const lengths = joinArrays(old.lengths.filter(isKept), fresh.lengths);
  const articles = passageIds.map(merge.articleOf);
  const { terms, ...postings } = mergePostings(old, fresh, places, keptIds.length);
  return packArrays({
    vocabulary: new TextEncoder().encode(terms.join("\n")),
    ...postings,
    articleFrequencies: countArticles(postings.starts, postings.postings, articles),
    passageIds,
    articles,
    lengths,
    articleLengths: sumByArticle(articles, lengths),
  });
}

function readColumns(bytes: Uint8Array): Columns {
  const arrays = unpackArrays(bytes);
  const vocabulary = new TextDecoder().decode(arrays.uint8("vocabulary"));
  return {
    terms: vocabulary === "" ? [] : vocabulary.split("\n"),
    starts: arrays.uint32("starts"),
    postings: arrays.uint32("postings"),
    counts: arrays.uint8("counts"),
    passageIds: arrays.uint32("passageIds"),
    lengths: arrays.uint32("lengths"),
  };
}

/** The new ordinal of each old passage; the order stays. */
function placePassages(passageIds: Uint32Array, keeps: (passageId: number) => boolean): Uint32Array {
  let next = 0;
  return passageIds.map((passageId) => (keeps(passageId) ? next++ : GONE));
}

function joinArrays(a: Uint32Array, b: Uint32Array): Uint32Array {
  const joined = new Uint32Array(a.length + b.length);
  joined.set(a);
  joined.set(b, a.length);
  return joined;
}

/** A term's postings: those of the old index that stay, then the new ones. A term nothing holds any more is dropped. */
function mergePostings(old: Columns, fresh: Columns, places: Uint32Array, keptPassages: number) {
  const freshNumbers = new Map(fresh.terms.map((term, number) => [term, number]));
  const postings = new Uint32Array(old.postings.length + fresh.postings.length);
  const counts = new Uint8Array(postings.length);
  const terms: string[] = [];
  const starts: number[] = [0];
  let at = 0;
  const copyFresh = (number: number) => {
    for (let from = fresh.starts[number] ?? 0; from < (fresh.starts[number + 1] ?? 0); from++) {
      postings[at] = keptPassages + (fresh.postings[from] ?? 0);
      counts[at++] = fresh.counts[from] ?? 0;
    }
  };
  const closeTerm = (term: string) => {
    if (at === starts.at(-1)) return;
    terms.push(term);
    starts.push(at);
  };
  for (const [number, term] of old.terms.entries()) {
    const end = old.starts[number + 1] ?? 0;
    for (let from = old.starts[number] ?? 0; from < end; from++) {
      const place = places[old.postings[from] ?? 0] ?? GONE;
      if (place === GONE) continue;
      postings[at] = place;
      counts[at++] = old.counts[from] ?? 0;
    }
    const freshNumber = freshNumbers.get(term);
    if (freshNumber !== undefined) copyFresh(freshNumber);
    freshNumbers.delete(term);
    closeTerm(term);
  }
  for (const [term, number] of freshNumbers) {
    copyFresh(number);
    closeTerm(term);
  }
  return {
    terms,
    starts: Uint32Array.from(starts),
    postings: postings.slice(0, at),
    counts: counts.slice(0, at),
  };
}

/** Articles that hold each term; the passages of one stand together. */
function countArticles(starts: Uint32Array, postings: Uint32Array, articles: Uint32Array): Uint32Array {
  const frequencies = new Uint32Array(starts.length - 1);
  for (let term = 0; term < frequencies.length; term++) {
    let last = -1;
    for (let at = starts[term] ?? 0; at < (starts[term + 1] ?? 0); at++) {
      const article = articles[postings[at] ?? 0] ?? 0;
      if (article !== last) frequencies[term] = (frequencies[term] ?? 0) + 1;
      last = article;
    }
  }
  return frequencies;
}

function sumByArticle(articles: Uint32Array, lengths: Uint32Array): Uint32Array {
  const used = articles.reduce((most, article) => Math.max(most, article + 1), 0);
  const sums = new Uint32Array(used);
  for (const [ordinal, article] of articles.entries())
    sums[article] = (sums[article] ?? 0) + (lengths[ordinal] ?? 0);
  return sums;
}
