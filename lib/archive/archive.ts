import type { Article, ArticleId, ArticleSummary, IsoDate } from "../domain/article.ts";
import type { DatedEvent } from "../domain/event.ts";
import type { IngestReport } from "../domain/ingest-report.ts";
import type { Passage } from "../domain/passage.ts";
import type { Quote } from "../domain/quote.ts";
import type { SentenceVectors } from "./sentence-vectors.ts";

/** What stands behind answers: one generation of the record, opened for reading. Two backends, one contract. */
export interface Archive {
  readonly info: ArchiveInfo;

  /** Summaries of every article, ordered by id. */
  listArticles(): Promise<readonly ArticleSummary[]>;
  findArticle(id: ArticleId): Promise<Article | undefined>;
  /** Passages in the order asked for; numbers that do not exist are left out. */
  readPassages(ids: readonly number[]): Promise<readonly Passage[]>;
  /** Every passage of an article, in order. */
  passagesOf(id: ArticleId): Promise<readonly Passage[]>;

  /** BM25, best first. Scores are comparable within one call only. */
  searchKeywords(terms: readonly QueryTerm[], options: SearchOptions): Promise<readonly Hit[]>;
  /** How many passages hold each index term; a term that none holds is left out. */
  documentFrequencies(terms: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** Words of the corpus nearest to one it does not hold (one edit away, or one spelling key), best first. */
  similarTerms(word: string): Promise<readonly string[]>;

  /** Cosine similarity in [-1, 1], best first. Empty while vectors are unavailable (`info.vectors` is false). */
  searchVectors(vector: Float32Array, options: SearchOptions): Promise<readonly Hit[]>;
  /** Of the sentences of these passages, one for each in their order; a passage that has none is left out. */
  sentenceVectors(ids: readonly number[]): Promise<ReadonlyMap<number, SentenceVectors>>;

  listQuotes(filter?: QuoteFilter): Promise<readonly Quote[]>;
  listEvents(filter?: EventFilter): Promise<readonly DatedEvent[]>;

  /** What the last ingest did, and which files it set aside and why; undefined when none has told. */
  lastReport(): Promise<IngestReport | undefined>;

  close(): Promise<void>;
}

/** A term of a question and how much it counts (1 is plain). */
export type QueryTerm = Readonly<{ term: string; weight: number }>;

export type SearchOptions = Readonly<{
  limit: number;
  /** When given, only passages of these articles. */
  within?: ReadonlySet<ArticleId>;
}>;

/** A passage found; larger scores are better. */
export type Hit = Readonly<{ passageId: number; articleId: ArticleId; score: number }>;

export type QuoteFilter = Readonly<{ articles?: ReadonlySet<ArticleId> }>;
/** `limit`: at most so many, the earliest; what has no date comes last. */
export type EventFilter = Readonly<{
  from?: IsoDate;
  to?: IsoDate;
  articles?: ReadonlySet<ArticleId>;
  limit?: number;
}>;

export type ArchiveInfo = Readonly<{
  /** Changes whenever what is served changes. */
  generation: string;
  /** ISO 8601. */
  builtAt: string;
  /** The embeddings' id ("use-lite-2"), or "none". */
  embeddings: string;
  articles: number;
  passages: number;
  /** False while the vector index is missing, damaged or being rebuilt; keyword answers go on. */
  vectors: boolean;
  /** Why something is degraded, in the operator's words; empty when all is well. */
  degraded: readonly string[];
}>;
