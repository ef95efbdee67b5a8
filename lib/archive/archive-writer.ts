import type { Article, ArticleId } from "../domain/article.ts";
import type { DatedEvent } from "../domain/event.ts";
import type { SetAside } from "../domain/ingest-report.ts";
import type { Passage } from "../domain/passage.ts";
import type { Quote } from "../domain/quote.ts";

/** What an archive knows of a corpus it has seen. */
export interface ArchivePreview {
  /** What the record to come holds of each article. */
  articleVersions(): ReadonlyMap<ArticleId, ArticleVersion>;
  /** What became of each file when it was last looked at. */
  files(): ReadonlyMap<string, KnownFile>;
  /** True when the file was an article, and no copy of another, when it had this very stamp. */
  isUnchanged(file: string, stamp: string): boolean;
  close(): void;
}

/**
 * The record's next generation while it is made. What is staged survives a kill, is not served before `publish`, and
 * is taken up again by the next writer. Two backends, one contract; one writer at a time.
 */
export interface ArchiveWriter extends Omit<ArchivePreview, "close"> {
  /** Takes the place of the article of the same id, if any. All or none of them are kept. */
  stage(articles: readonly StagedArticle[], files: readonly KnownFile[]): void;
  remove(ids: readonly ArticleId[]): void;
  /** Files not named are forgotten. */
  keepFiles(files: ReadonlySet<string>): void;

  /** What is known of embeddings used before. */
  embeddingsInfo(id: string): EmbeddingsInfo | undefined;
  /** Makes vectors of another run of the same embeddings unusable when `probe` is not what they gave then. */
  useEmbeddings(embeddings: EmbeddingsInfo): void;
  /** Passages that have no vector of `embeddingsId` yet, each text once. */
  textsWithoutVector(embeddingsId: string): Iterable<PendingText>;
  countTextsWithoutVector(embeddingsId: string): number;
  saveVectors(
    embeddingsId: string,
    vectors: readonly Readonly<{ hash: string; vector: Float32Array }>[],
  ): void;

  /** False when what is served is the record to come already. `onStep` is told each step in words. */
  publish(options: PublishOptions): Promise<boolean>;
  /** After `publish`: removes what nobody reads any more. */
  cleanUp(): Promise<void>;
  counts(): RecordCounts;
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
  /** The article it is, or the one that it is a copy of. */
  articleId: ArticleId | null;
  setAside: Omit<SetAside, "file"> | null;
}>;

export type StagedArticle = Readonly<{
  article: Article;
  fingerprint: string;
  passages: readonly Omit<Passage, "id">[];
  quotes: readonly Quote[];
  events: readonly DatedEvent[];
}>;

/** `probe`: the vector of a fixed sentence, by which a changed model of the same name is noticed. */
export type EmbeddingsInfo = Readonly<{ id: string; dimension: number; probe: Float32Array }>;

export type PendingText = Readonly<{ hash: string; text: string }>;

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
