import type { ArticleId } from "../domain/article.ts";
import type { IngestReport } from "../domain/ingest-report.ts";
import type { ArticleVersion, EmbeddingsInfo, KnownFile, StagedArticle } from "./archive-writer.ts";
import type { KeptVector } from "./sentence-vectors.ts";

/** Everything an archive serves, as another one takes it in; one generation, whatever is ingested meanwhile. */
export interface ArchiveSource {
  /** Where it is, in words. */
  readonly name: string;
  /** Of the vectors it serves; undefined when it serves none. */
  embeddings(): Promise<EmbeddingsInfo | undefined>;
  articleVersions(): Promise<ReadonlyMap<ArticleId, ArticleVersion>>;
  readArticles(ids: readonly ArticleId[]): Promise<readonly StagedArticle[]>;
  origins(): Promise<ReadonlyMap<ArticleId, ArticleId>>;
  /** Without stamps, so that all are read again, when an ingest that was cut short has read some already. */
  files(): Promise<readonly KnownFile[]>;
  /** By the hash of their texts, in hexadecimal; those that are not kept are left out. */
  vectors(embeddingsId: string, hashes: readonly string[]): Promise<ReadonlyMap<string, KeptVector>>;
  lastReport(): Promise<IngestReport | undefined>;
  close(): Promise<void>;
}
