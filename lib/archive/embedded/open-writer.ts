import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { IngestReport } from "../../domain/ingest-report.ts";
import type { ArchiveWriter, EmbeddingsInfo, RecordCounts, PublishOptions } from "../archive-writer.ts";
import { buildKeywords, buildVectors, extendKeywords, writeGeneration } from "./build-generation.ts";
import { type ArchiveDatabase, openForWriting } from "./database.ts";
import {
  findServed,
  generationFolder,
  isProven,
  KEYWORD_FILE,
  readCurrent,
  removeGenerationsExcept,
  type Served,
  switchCurrent,
  VECTOR_FILE,
} from "./generation-files.ts";
import { type IngestLock, takeIngestLock } from "./ingest-lock.ts";
import type { KeywordIndex } from "./keyword-index.ts";
import { oldestLease } from "./reader-leases.ts";
import { EmbeddedRecord } from "./record.ts";
import { StagedRows } from "./staged-rows.ts";
import { addVectors, readVectorIndex, type VectorIndex } from "./vector-index.ts";

/** When more than this share of a vector index would be deleted marks, it is built anew. */
const MARKS_MAX = 0.2;
/** When more than this share of the passages comes or goes, the keyword index is built anew. */
const EXTENDED_MAX = 0.5;

/**
 * The next generation of the embedded archive in `dataDir`, locked against other writers until closed.
 * @throws {ArchiveLockedError} {NewerArchiveError} {DamagedArchiveError}
 */
export async function openEmbeddedWriter(dataDir: string): Promise<EmbeddedWriter> {
  const lock = await takeIngestLock(dataDir);
  try {
    const served = await findServed(dataDir);
    const database = openForWriting(dataDir);
    return new EmbeddedWriter(dataDir, database, lock, served);
  } catch (error) {
    lock.release();
    throw error;
  }
}

export class EmbeddedWriter extends StagedRows implements ArchiveWriter {
  /** The generation that is served once `publish` has ended. */
  private published: number;
  private publishedCounts: RecordCounts | undefined;

  constructor(
    private readonly dataDir: string,
    private readonly connection: ArchiveDatabase,
    private readonly lock: IngestLock,
    private readonly served: Served | undefined,
  ) {
    super(connection, nextGeneration(connection, served));
    this.published = this.next - 1;
  }

  counts(): RecordCounts {
    return this.publishedCounts ?? this.record().counts();
  }

  async publish({ embeddings, now, onStep = () => undefined }: PublishOptions): Promise<boolean> {
    if (!this.hasChanges() && (await this.isServedWhole(embeddings))) return false;
    const record = this.record();
    onStep("keywords");
    const keywords = await this.nextKeywords(record);
    onStep("vectors");
    const counts = record.counts();
    const index = embeddings && (await this.nextVectors(record, embeddings, counts.passages));
    onStep("writing");
    const builtAt = now().toISOString();
    const manifest = await writeGeneration({
      dataDir: this.dataDir,
      rows: this.next,
      counts,
      builtAt,
      keywords,
      vectors: index && embeddings ? { id: embeddings.id, index } : null,
    });
    this.rememberGeneration(manifest.name, builtAt);
    onStep("switching");
    await switchCurrent(this.dataDir, manifest.name);
    this.published = this.next;
    this.publishedCounts = counts;
    return true;
  }

  /** The generation before stays, for whoever read `current` just before the switch. */
  async cleanUp(): Promise<void> {
    const current = await readCurrent(this.dataDir);
    if (current === undefined) return;
    const kept = new Set([current, this.served?.manifest?.name ?? current]);
    await removeGenerationsExcept(this.dataDir, kept);
    this.forgetBefore(oldestLease(this.dataDir, this.served?.rows ?? this.next));
  }

  keepReport(report: IngestReport): void {
    this.insertReport(this.published, report);
  }

  async close(): Promise<void> {
    this.connection.close();
    this.lock.release();
  }

  private record(): EmbeddedRecord {
    return new EmbeddedRecord(this.connection, this.next);
  }

  /** The generation served has these embeddings, `current` names it, and its files are those it was written with. */
  private async isServedWhole(embeddings: EmbeddingsInfo | undefined): Promise<boolean> {
    const { dataDir } = this;
    const served = this.served?.manifest;
    if (!served || (served.embeddings?.id ?? null) !== (embeddings?.id ?? null)) return false;
    if ((served.embeddings?.dimension ?? null) !== (embeddings?.dimension ?? null)) return false;
    if ((await readCurrent(dataDir)) !== served.name) return false;
    const folder = generationFolder(dataDir, served.name);
    const { keywords, vectors } = served.files;
    if (!(await isProven(join(folder, KEYWORD_FILE), keywords))) return false;
    return vectors === null || (await isProven(join(folder, VECTOR_FILE), vectors));
  }

  private async nextKeywords(record: EmbeddedRecord): Promise<KeywordIndex> {
    const served = this.served?.manifest;
    const { born, died } = this.changedPassages();
    const most = (served?.counts.passages ?? 0) * EXTENDED_MAX;
    if (!served || born.length + died.length > most) return buildKeywords(record);
    const path = join(generationFolder(this.dataDir, served.name), KEYWORD_FILE);
    if (!(await isProven(path, served.files.keywords))) return buildKeywords(record);
    return extendKeywords(Uint8Array.from(await readFile(path)), record, born);
  }

  /** The index served with what changed, where that is whole and most of it stays; else a new one. */
  private async nextVectors(
    record: EmbeddedRecord,
    { id, dimension }: EmbeddingsInfo,
    passages: number,
  ): Promise<VectorIndex> {
    const served = await this.servedVectors(id, dimension);
    const { born, died } = this.changedPassages();
    if (!served || died.length > served.getCurrentCount() * MARKS_MAX)
      return buildVectors(record, { id, dimension });
    const living = new Set(served.getIdsList());
    for (const label of died) if (living.has(label)) served.markDelete(label);
    const missing = born.filter((label) => !living.has(label));
    await addVectors(served, record.vectorsFor(missing, id));
    const unmarked = served.getCurrentCount() - passages;
    return unmarked > served.getCurrentCount() * MARKS_MAX ? buildVectors(record, { id, dimension }) : served;
  }

  private async servedVectors(id: string, dimension: number): Promise<VectorIndex | undefined> {
    const { dataDir } = this;
    const served = this.served?.manifest;
    if (!served?.files.vectors || served.embeddings?.id !== id || served.embeddings.dimension !== dimension)
      return undefined;
    const path = join(generationFolder(dataDir, served.name), VECTOR_FILE);
    return (await isProven(path, served.files.vectors)) ? readVectorIndex(path, dimension) : undefined;
  }
}

/** One after the generation served; rows staged for it by an ingest that was killed are taken up again. */
function nextGeneration(database: ArchiveDatabase, served: Served | undefined): number {
  const last = database
    .prepare<[], { last: number | null }>("SELECT max(number) AS last FROM generations")
    .get();
  return 1 + (served?.rows ?? last?.last ?? 0);
}
