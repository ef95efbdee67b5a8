import { join } from "node:path";
import type { IngestReport } from "../../domain/ingest-report.ts";
import type {
  ArchiveWriter,
  EmbeddingsInfo,
  PendingText,
  PublishOptions,
  RecordCounts,
} from "../archive-writer.ts";
import { hashText } from "../article-rows.ts";
import { bringKeywords, bringVectors, type Indexed, indexedOf } from "./bring-up-to-date.ts";
import { buildKeywords, buildVectors, writeGeneration } from "./build-generation.ts";
import { type ArchiveDatabase, openForWriting } from "./database.ts";
import { readProven } from "./durable-files.ts";
import {
  findServed,
  generationFolder,
  isProven,
  KEYWORD_FILE,
  looksWhole,
  type Manifest,
  newGenerationName,
  readCurrent,
  removeGenerationsExcept,
  type Served,
  shareGeneration,
  switchCurrent,
  VECTOR_FILE,
} from "./generation-files.ts";
import { type IngestLock, takeIngestLock } from "./ingest-lock.ts";
import type { WholeKeywordIndex } from "./keyword-index.ts";
import { oldestLease } from "./reader-leases.ts";
import { EmbeddedRecord } from "./record.ts";
import { StagedRows } from "./staged-rows.ts";
import { readVectorIndex, type VectorIndex } from "./vector-index.ts";

/** When more than this share of a vector index would be deleted marks, it is built anew. */
const MARKS_MAX = 0.2;
/** When more than this share of the passages comes or goes, the keyword index is built anew. */
const EXTENDED_MAX = 0.5;
/**
 * Up to so many passages that came or went since the indexes were written, and to this share of those in them, the files are
 * shared with the generation before: whoever opens them adds what came, a millisecond or two a passage.
 */
const SHARED_MAX = { passages: 256, share: 0.02 };
/** What a file system says that has no second name for a file. */
const NO_LINKS = new Set(["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EXDEV", "EMLINK"]);

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

type NextParts = Readonly<{
  record: EmbeddedRecord;
  facts: Pick<Manifest, "name" | "rows" | "builtAt" | "counts" | "embedded">;
  embeddings: EmbeddingsInfo | undefined;
}>;

export class EmbeddedWriter extends StagedRows implements ArchiveWriter {
  /** The generation that is served once `publish` has ended. */
  private published: number;
  private publishedCounts: RecordCounts | undefined;
  /** Little has changed: whoever published it is not kept by what takes going through all. */
  private hasShared = false;

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
    return this.publishedCounts ?? this.countNext(this.record());
  }

  override textsWithoutVector(id: string): Generator<PendingText> {
    return this.wasEmbedded(id) ? this.newTextsWithoutVector(id) : super.textsWithoutVector(id);
  }

  /** Every passage of what is served has its vector: only what came since may lack one. */
  private wasEmbedded(id: string): boolean {
    const served = this.served?.manifest;
    const info = this.embeddingsInfo(id);
    return info !== undefined && served?.embeddings?.id === id && served.embedded === nameProbe(info);
  }

  /** Part of the next generation's manifest. */
  private tellEmbedded(embeddings: EmbeddingsInfo | undefined): Pick<Manifest, "embedded"> {
    const info = embeddings && this.embeddingsInfo(embeddings.id);
    if (!info || this.textsWithoutVector(info.id).next().done !== true) return {};
    return { embedded: nameProbe(info) };
  }

  async publish({ embeddings, now, onStep = () => undefined }: PublishOptions): Promise<boolean> {
    if (!this.hasChanges() && (await this.isServedWhole(embeddings))) return false;
    const record = this.record();
    const counts = this.countNext(record);
    const builtAt = now().toISOString();
    const name = newGenerationName(this.next);
    const facts = { name, rows: this.next, builtAt, counts, ...this.tellEmbedded(embeddings) };
    const parts = { record, facts, embeddings };
    const shared = await this.shareServed(parts);
    this.hasShared = shared !== undefined;
    const manifest = shared ?? (await this.writeAnew(parts, onStep));
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
    const oldest = oldestLease(this.dataDir, this.served?.rows ?? this.next);
    this.forgetBefore(oldest, { sweeps: !this.hasShared });
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

  /** Of what was served and what changed since; counting all takes as long as reading all. */
  private countNext(record: EmbeddedRecord): RecordCounts {
    const served = this.served?.manifest;
    if (!served) return record.counts();
    const { came, went } = record.changesSince(served.rows);
    const sum = (of: keyof RecordCounts) => served.counts[of] + came[of] - went[of];
    return {
      articles: sum("articles"),
      passages: sum("passages"),
      quotes: sum("quotes"),
      events: sum("events"),
    };
  }

  /** The next generation with the files of the one served, when they can serve it; undefined when they cannot. */
  private async shareServed({ record, facts, embeddings }: NextParts): Promise<Manifest | undefined> {
    const served = this.served?.manifest;
    if (!served || !this.hasChanges() || !isSameEmbeddings(served, embeddings)) return undefined;
    const indexed = indexedOf(served);
    const { came, gone } = this.changesOf(record, indexed, facts.counts);
    const most = Math.min(SHARED_MAX.passages, indexed.passages * SHARED_MAX.share);
    if (came + gone > most || !(await looksWhole(this.dataDir, served))) return undefined;
    try {
      return await shareGeneration(this.dataDir, served, {
        ...facts,
        embeddings: served.embeddings,
        indexed,
      });
    } catch (error) {
      if (error instanceof Error && "code" in error && NO_LINKS.has(String(error.code))) return undefined;
      throw error;
    }
  }

  private async writeAnew(
    { record, facts, embeddings }: NextParts,
    onStep: (step: string) => void,
  ): Promise<Manifest> {
    onStep("keywords");
    const bytes = await this.servedKeywords();
    const keywords = this.nextKeywords(record, facts.counts, bytes);
    onStep("vectors");
    const index = embeddings && (await this.nextVectors(record, embeddings, facts.counts, bytes));
    onStep("writing");
    const vectors = index && embeddings ? { id: embeddings.id, index } : null;
    return writeGeneration({ ...facts, dataDir: this.dataDir, keywords, vectors });
  }

  /** The generation served has these embeddings, `current` names it, and its files are those it was written with. */
  private async isServedWhole(embeddings: EmbeddingsInfo | undefined): Promise<boolean> {
    const { dataDir } = this;
    const served = this.served?.manifest;
    if (!served || !isSameEmbeddings(served, embeddings)) return false;
    if ((await readCurrent(dataDir)) !== served.name) return false;
    const folder = generationFolder(dataDir, served.name);
    const { keywords, vectors } = served.files;
    if (!(await isProven(join(folder, KEYWORD_FILE), keywords))) return false;
    return vectors === null || (await isProven(join(folder, VECTOR_FILE), vectors));
  }

  /** How many passages came since the indexes were written, and how many of those in them are gone. */
  private changesOf(record: EmbeddedRecord, indexed: Indexed, counts: RecordCounts) {
    const came = record.passagesSince(indexed.rows).length;
    return { came, gone: indexed.passages - (counts.passages - came) };
  }

  private async servedKeywords(): Promise<Uint8Array | undefined> {
    const served = this.served?.manifest;
    if (!served) return undefined;
    return readProven(join(generationFolder(this.dataDir, served.name), KEYWORD_FILE), served.files.keywords);
  }

  private nextKeywords(
    record: EmbeddedRecord,
    counts: RecordCounts,
    bytes: Uint8Array | undefined,
  ): WholeKeywordIndex {
    const served = this.served?.manifest;
    if (!served || !bytes) return buildKeywords(record);
    const indexed = indexedOf(served);
    const { came, gone } = this.changesOf(record, indexed, counts);
    if (came + gone > indexed.passages * EXTENDED_MAX) return buildKeywords(record);
    return bringKeywords(bytes, indexed, record);
  }

  /** The index served with what changed, where that is whole and most of it stays; else a new one. */
  private async nextVectors(
    record: EmbeddedRecord,
    { id, dimension }: EmbeddingsInfo,
    counts: RecordCounts,
    keywords: Uint8Array | undefined,
  ): Promise<VectorIndex> {
    const served = this.served?.manifest;
    const index = keywords && (await this.servedVectors(id, dimension));
    if (!served || !index) return buildVectors(record, { id, dimension });
    const indexed = indexedOf(served);
    const after = index.getCurrentCount() + this.changesOf(record, indexed, counts).came;
    if (after - counts.passages > after * MARKS_MAX) return buildVectors(record, { id, dimension });
    await bringVectors(index, { indexed, keywords, record, embeddings: id });
    return index;
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

function isSameEmbeddings({ embeddings: served }: Manifest, embeddings: EmbeddingsInfo | undefined): boolean {
  return served?.id === embeddings?.id && served?.dimension === embeddings?.dimension;
}

/** Vectors of another run of a model, for which all were made anew, have another name. */
function nameProbe({ probe }: EmbeddingsInfo): string {
  return hashText([...probe].join(" "))
    .toString("hex")
    .slice(0, 16);
}

/** One after the generation served; rows staged for it by an ingest that was killed are taken up again. */
function nextGeneration(database: ArchiveDatabase, served: Served | undefined): number {
  const last = database
    .prepare<[], { last: number | null }>("SELECT max(number) AS last FROM generations")
    .get();
  return 1 + (served?.rows ?? last?.last ?? 0);
}
