import type { Article, ArticleId, IsoDate } from "../domain/article.ts";
import type { DatedEvent } from "../domain/event.ts";
import type { IngestReport, SetAside } from "../domain/ingest-report.ts";
import type { Passage } from "../domain/passage.ts";
import type { Quote } from "../domain/quote.ts";
import type { Span } from "../domain/span.ts";
import type { KeptVector } from "./sentence-vectors.ts";

/** A backend on this machine answers at once; one behind a network takes its time. */
export type Awaitable<T> = T | Promise<T>;

/** What an archive knows of a corpus it has seen. */
export interface ArchivePreview {
  /** What the record to come holds of each article. */
  articleVersions(): Awaitable<ReadonlyMap<ArticleId, ArticleVersion>>;
  /** What became of each file when it was last looked at. */
  files(): Awaitable<ReadonlyMap<string, KnownFile>>;
  close(): Awaitable<void>;
}

/**
 * The record's next generation while it is made. What is staged survives a kill, is not served before `publish`, and
 * is taken up again by the next writer. Two backends, one contract; one writer at a time.
 */
export interface ArchiveWriter extends Omit<ArchivePreview, "close"> {
  /** Takes the place of the article of the same id, if any. All or none of them are kept. */
  stage(articles: readonly StagedArticle[], files: readonly KnownFile[]): Awaitable<void>;
  remove(ids: readonly ArticleId[]): Awaitable<void>;
  /** Files not named are forgotten. */
  keepFiles(files: ReadonlySet<string>): Awaitable<void>;
  /** True when the record to come differs from what is served. */
  hasChanges(): Awaitable<boolean>;
  /** By what versions of one report are told, for every article of the record to come; no body is read. */
  signatures(): Iterable<SignedArticle> | AsyncIterable<SignedArticle>;
  /** The origin of each article that is not its own, as last kept. */
  origins(): Awaitable<ReadonlyMap<ArticleId, ArticleId>>;
  /** Takes the place of all that was known. */
  keepOrigins(origins: ReadonlyMap<ArticleId, ArticleId>): Awaitable<void>;

  /** What is known of embeddings used before. */
  embeddingsInfo(id: string): Awaitable<EmbeddingsInfo | undefined>;
  /** Makes vectors of another run of the same embeddings unusable when `probe` is not what they gave then. */
  useEmbeddings(embeddings: EmbeddingsInfo): Awaitable<void>;
  /** Passages that have no vector of `embeddingsId` yet, or none for their sentences, each text once. */
  textsWithoutVector(embeddingsId: string): Iterable<PendingText> | AsyncIterable<PendingText>;
  countTextsWithoutVector(embeddingsId: string): Awaitable<number>;
  saveVectors(embeddingsId: string, vectors: readonly HashedVector[]): Awaitable<void>;

  /** False when what is served is the record to come already. `onStep` is told each step in words. */
  publish(options: PublishOptions): Promise<boolean>;
  /** After `publish`: removes what nobody reads any more. */
  cleanUp(): Promise<void>;
  /** After `publish`: what `Archive.lastReport` tells from now on. */
  keepReport(report: IngestReport): Awaitable<void>;
  counts(): Awaitable<RecordCounts>;
  close(): Promise<void>;
}

/** `fingerprint` covers all but the body: fields, and the version of the code that takes articles apart. */
export type ArticleVersion = Readonly<{
  contentHash: string;
  fingerprint: string;
  file: string;
  known: number;
}>;

export type KnownFile = Readonly<{
  file: string;
  /** See CorpusItem; null when the file has to be read again next time. */
  stamp: string | null;
  /** The articles in it, those aside that are copies of others. */
  articles: readonly ArticleId[];
  /** What in it is no article of the record, copies of others included. */
  setAside: readonly Omit<SetAside, "file">[];
}>;

export type StagedArticle = Readonly<{
  article: Article;
  fingerprint: string;
  signature: Uint16Array;
  passages: readonly Omit<Passage, "id">[];
  quotes: readonly Quote[];
  events: readonly DatedEvent[];
}>;

/** `signature` as `signText` gives it for the body. `isNew`: came, or changed, since what is served. */
export type SignedArticle = Readonly<{
  id: ArticleId;
  isNew: boolean;
  publishedOn: IsoDate | null;
  signature: Uint16Array;
}>;

/** `probe`: the vector of a fixed sentence, by which a changed model of the same name is noticed. */
export type EmbeddingsInfo = Readonly<{ id: string; dimension: number; probe: Float32Array }>;

/** `sentences` are spans of `text`. */
export type PendingText = Readonly<{ hash: string; text: string; sentences: readonly Span[] }>;

/** By the hash of the text it was made of. */
export type HashedVector = KeptVector & Readonly<{ hash: string }>;

export type PublishOptions = Readonly<{
  embeddings: EmbeddingsInfo | undefined;
  now: () => Date;
  onStep?: (step: string) => void;
}>;

export type RecordCounts = Readonly<{
  articles: number;
  passages: number;
  quotes: number;
  events: number;
}>;
