import type { ArticleId } from "../../domain/article.ts";
import type { IngestReport } from "../../domain/ingest-report.ts";
import { NoIndexError } from "../archive-errors.ts";
import type { ArchiveSource } from "../archive-source.ts";
import type { ArticleVersion, EmbeddingsInfo, KnownFile, StagedArticle } from "../archive-writer.ts";
import { idOf, readSignature, readVectorRow, type VectorRow } from "../article-rows.ts";
import { expectAll } from "../copy-archive.ts";
import type { KeptVector } from "../sentence-vectors.ts";
import { type ArchiveDatabase, hasDatabase, openForReading } from "./database.ts";
import { findServed } from "./generation-files.ts";
import { type Lease, takeLease } from "./reader-leases.ts";
import { EmbeddedRecord } from "./record.ts";
import { StagedRows } from "./staged-rows.ts";

/** What the archive in `dataDir` serves, to be copied. @throws {NoIndexError} {NewerArchiveError} {DamagedArchiveError} */
export async function openEmbeddedSource(dataDir: string): Promise<ArchiveSource> {
  const served = await findServed(dataDir);
  if (!served || !hasDatabase(dataDir)) throw new NoIndexError(dataDir);
  const lease = takeLease(dataDir, served.rows);
  try {
    const database = openForReading(dataDir);
    const embeddings = served.manifest?.embeddings?.id;
    return new EmbeddedSource({
      name: dataDir,
      database,
      lease,
      rows: served.rows,
      embeddingsId: embeddings,
    });
  } catch (error) {
    lease.release();
    throw error;
  }
}

type SourceParts = Readonly<{
  name: string;
  database: ArchiveDatabase;
  lease: Lease;
  rows: number;
  embeddingsId: string | undefined;
}>;

class EmbeddedSource implements ArchiveSource {
  private readonly record: EmbeddedRecord;
  private readonly staged: StagedRows;
  private readonly statements;

  constructor(private readonly parts: SourceParts) {
    this.record = new EmbeddedRecord(parts.database, parts.rows);
    this.staged = new StagedRows(parts.database, parts.rows + 1);
    this.statements = prepareStatements(parts.database);
  }

  get name(): string {
    return this.parts.name;
  }

  async embeddings(): Promise<EmbeddingsInfo | undefined> {
    const { embeddingsId } = this.parts;
    return embeddingsId === undefined ? undefined : this.staged.embeddingsInfo(embeddingsId);
  }

  async articleVersions(): Promise<ReadonlyMap<ArticleId, ArticleVersion>> {
    const rows = this.statements.versions.all({ at: this.parts.rows });
    return new Map(rows.map(({ id, ...version }) => [idOf(id), version]));
  }

  async readArticles(ids: readonly ArticleId[]): Promise<readonly StagedArticle[]> {
    const found = ids.flatMap((id) => this.readArticle(id) ?? []);
    return expectAll(ids, found);
  }

  private readArticle(id: ArticleId): StagedArticle | undefined {
    const article = this.record.article(id);
    const kept = this.statements.signed.get({ at: this.parts.rows, id });
    if (!article || !kept) return undefined;
    return {
      article,
      fingerprint: kept.fingerprint,
      signature: kept.signature ? readSignature(kept.signature) : new Uint16Array(0),
      passages: this.record.passagesOf(id).map(({ id: _, ...passage }) => passage),
      quotes: this.record.quotesOf(id),
      events: this.record.eventsOf(id),
    };
  }

  async origins(): Promise<ReadonlyMap<ArticleId, ArticleId>> {
    const rows = this.statements.origins.all({ at: this.parts.rows });
    return new Map(rows.map(({ id, origin }) => [idOf(id), idOf(origin)]));
  }

  async files(): Promise<readonly KnownFile[]> {
    const isAhead = this.staged.hasChanges();
    return [...this.staged.files().values()].map((file) => (isAhead ? { ...file, stamp: null } : file));
  }

  async vectors(embeddingsId: string, hashes: readonly string[]): Promise<ReadonlyMap<string, KeptVector>> {
    const found = new Map<string, KeptVector>();
    for (const hash of hashes) {
      const row = this.statements.vector.get({ hash: Buffer.from(hash, "hex"), embeddings: embeddingsId });
      if (row) found.set(hash, readVectorRow(row));
    }
    return found;
  }

  async lastReport(): Promise<IngestReport | undefined> {
    return this.record.lastReport();
  }

  async close(): Promise<void> {
    this.record.close();
    this.parts.lease.release();
  }
}

function prepareStatements(database: ArchiveDatabase) {
  const alive = "born <= @at AND died > @at";
  return {
    versions: database.prepare<{ at: number }, ArticleVersion & { id: string }>(
      `SELECT id, file, known, fingerprint, content_hash AS contentHash FROM articles WHERE ${alive} ORDER BY number`,
    ),
    signed: database.prepare<{ at: number; id: string }, { fingerprint: string; signature: Buffer | null }>(
      `SELECT fingerprint, signature FROM articles LEFT JOIN signatures ON article = number WHERE id = @id AND ${alive}`,
    ),
    origins: database.prepare<{ at: number }, { id: string; origin: string }>(
      `SELECT id, origin FROM origins WHERE ${alive}`,
    ),
    vector: database.prepare<{ hash: Buffer; embeddings: string }, VectorRow>(
      "SELECT vector, sentences FROM vectors WHERE text_hash = @hash AND embeddings = @embeddings",
    ),
  };
}
