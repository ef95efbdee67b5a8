import type { QueryTerm } from "../archive.ts";
import { nearTerms } from "../near-terms.ts";
import {
  collectColumns,
  type Columns,
  type KeywordDocument,
  readColumns,
  writeColumns,
} from "./keyword-columns.ts";
import {
  countHolding,
  type Laid,
  layAside,
  layFirst,
  layOver,
  type TermFrequency,
} from "./keyword-layers.ts";
import { type KeywordHit, openScoring, type Scoring, searchLayers } from "./keyword-scoring.ts";

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
  /** Another index that finds what building it anew would; what both hold is in memory once, and this one stays as it is. */
  extend(changes: KeywordChanges): KeywordIndex;
}

/** The index of what was indexed together; `openKeywordIndex` reads its bytes back. */
export type WholeKeywordIndex = KeywordIndex & Readonly<{ toBytes: () => Uint8Array }>;

export type KeywordChanges = Readonly<{
  /** Every passage of the articles that are gone. */
  gone: readonly number[];
  /** Numbers of their articles are from 0 on here, and follow those of the index in the new one. */
  added: readonly KeywordDocument[];
  addedArticles: number;
}>;

/** BM25 in typed arrays, over passages and over the articles they belong to at once. */
export function buildKeywordIndex(passages: Iterable<KeywordDocument>): WholeKeywordIndex {
  return openWhole(collectColumns(passages));
}

/** @throws when the bytes are not a keyword index; verify their hash first. */
export function openKeywordIndex(bytes: Uint8Array): WholeKeywordIndex {
  return openWhole(readColumns(bytes));
}

function openWhole(columns: Columns): WholeKeywordIndex {
  return Object.assign(new LayeredIndex(layFirst(columns)), { toBytes: () => writeColumns(columns) });
}

class LayeredIndex implements KeywordIndex {
  private scoring: Scoring | undefined;
  /** Where passages of the other layers stand, and those of any that are gone. */
  private ordinals: ReadonlyMap<number, number> | undefined;
  /** Of terms asked for before. */
  private readonly frequencies = new Map<string, TermFrequency>();

  constructor(
    private readonly laid: Laid,
    /** Ordinals of the first layer in the order of its passages' numbers; sorted once for all that are laid over it. */
    private readonly first: { sorted?: Uint32Array } = {},
  ) {}

  search(
    terms: readonly QueryTerm[],
    limit: number,
    allowsArticle?: (article: number) => boolean,
  ): KeywordHit[] {
    this.scoring ??= openScoring(this.laid);
    const frequencyOf = (term: string) => this.frequencyOf(term);
    return searchLayers(this.scoring, terms, { limit, allowsArticle, frequencyOf });
  }

  documentFrequency(term: string): number {
    return this.frequencyOf(term).passages;
  }

  articleOf(passageId: number): number | undefined {
    const ordinal = this.ordinalOf(passageId);
    return ordinal === undefined ? undefined : this.laid.articles[ordinal];
  }

  similarTerms(word: string): string[] {
    const lists = this.laid.layers.map(({ near }) => near);
    return nearTerms(word, { lists, frequency: (term) => this.documentFrequency(term) });
  }

  extend({ gone, added, addedArticles }: KeywordChanges): KeywordIndex {
    const kept = layAside(
      this.laid,
      gone.flatMap((passageId) => this.ordinalOf(passageId) ?? []),
    );
    const laid = addedArticles === 0 ? kept : layOver(kept, collectColumns(added), addedArticles);
    return new LayeredIndex(laid, this.first);
  }

  private frequencyOf(term: string): TermFrequency {
    const known = this.frequencies.get(term);
    if (known) return known;
    const frequency = countHolding(this.laid, term);
    // Only what is looked for in lists of gone passages takes time.
    if (this.laid.gone.length > 0 && frequency.passages > 0) this.frequencies.set(term, frequency);
    return frequency;
  }

  private ordinalOf(passageId: number): number | undefined {
    const { passageIds, layers } = this.laid;
    const later = layers[1]?.first ?? passageIds.length;
    this.ordinals ??= placeLater(this.laid, later);
    const ordinal = this.ordinals.get(passageId);
    if (ordinal !== undefined) return ordinal === GONE ? undefined : ordinal;
    const ids = passageIds.subarray(0, later);
    this.first.sorted ??= sortByPassage(ids);
    return findOrdinal(passageId, this.first.sorted, ids);
  }
}

const GONE = -1;

function placeLater({ passageIds, gone }: Laid, later: number): Map<number, number> {
  const places = new Map<number, number>();
  for (let at = later; at < passageIds.length; at++) places.set(passageIds[at] ?? 0, at);
  for (const ordinal of gone) places.set(passageIds[ordinal] ?? 0, GONE);
  return places;
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
