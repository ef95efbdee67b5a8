import type { TermList } from "../near-terms.ts";
import { type Columns, readTerms } from "./keyword-columns.ts";

/** Passages indexed together, with their terms at hand; never changed, and shared by the indexes that are laid over it. */
export type Layer = Readonly<{
  columns: Columns;
  terms: ReadonlyMap<string, number>;
  near: TermList;
  /** The layer's passages have the numbers from here on among those of all layers. */
  first: number;
}>;

/** Layers one over the other: passages and articles are numbered through, in the order in which they came. */
export type Laid = Readonly<{
  layers: readonly Layer[];
  passageIds: Uint32Array;
  /** The article of each passage, and the terms in each passage and each article. */
  articles: Uint32Array;
  lengths: Uint32Array;
  articleLengths: Uint32Array;
  /** Passages that are in a layer and no more in the index, ascending. */
  gone: readonly number[];
}>;

export function layFirst(columns: Columns): Laid {
  const { passageIds, articles, lengths, articleLengths } = columns;
  return { layers: [openLayer(columns, 0)], passageIds, articles, lengths, articleLengths, gone: [] };
}

/** `articles`: how many `columns` are of, those without a passage included. */
export function layOver(laid: Laid, columns: Columns, articles: number): Laid {
  const before = laid.articleLengths.length;
  const articleLengths = new Uint32Array(before + articles);
  articleLengths.set(laid.articleLengths);
  articleLengths.set(columns.articleLengths, before);
  return {
    layers: [...laid.layers, openLayer(columns, laid.passageIds.length)],
    passageIds: join(laid.passageIds, columns.passageIds),
    articles: join(
      laid.articles,
      columns.articles.map((article) => article + before),
    ),
    lengths: join(laid.lengths, columns.lengths),
    articleLengths,
    gone: laid.gone,
  };
}

export function layAside(laid: Laid, gone: Iterable<number>): Laid {
  return { ...laid, gone: [...new Set([...laid.gone, ...gone])].sort((a, b) => a - b) };
}

function openLayer(columns: Columns, first: number): Layer {
  const terms = readTerms(columns.vocabulary);
  return { columns, terms, near: { terms: [...terms.keys()], buckets: undefined }, first };
}

function join(a: Uint32Array, b: Uint32Array): Uint32Array {
  const joined = new Uint32Array(a.length + b.length);
  joined.set(a);
  joined.set(b, a.length);
  return joined;
}

/** Passages that hold a term, and their articles; those that are gone do not count. */
export type TermFrequency = Readonly<{ passages: number; articles: number }>;

export function countHolding(laid: Laid, term: string): TermFrequency {
  let passages = 0;
  let articles = 0;
  let lastGone = -1;
  for (const { columns, terms, first } of laid.layers) {
    const number = terms.get(term);
    if (number === undefined) continue;
    const [from, to] = [columns.starts[number] ?? 0, columns.starts[number + 1] ?? 0];
    passages += to - from;
    articles += columns.articleFrequencies[number] ?? 0;
    for (const ordinal of laid.gone) {
      if (!holdsSorted(columns.postings, ordinal - first, from, to)) continue;
      passages--;
      // An article goes as a whole, and its passages stand together.
      const article = laid.articles[ordinal] ?? -1;
      if (article !== lastGone) articles--;
      lastGone = article;
    }
  }
  return { passages, articles };
}

/** Whether `sorted` holds the value between `from` and `to`, which is not looked at. */
function holdsSorted(sorted: Uint32Array, value: number, from: number, to: number): boolean {
  if (value < 0) return false;
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low < to && sorted[low] === value;
}
