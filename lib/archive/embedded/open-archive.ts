import type { NamedEmbeddings } from "../../embeddings/named-embeddings.ts";
import { DamagedArchiveError, NoIndexError, WrongEmbeddingsError } from "../archive-errors.ts";
import { type ArchiveDatabase, hasDatabase, openForReading } from "./database.ts";
import { EmbeddedArchive } from "./embedded-archive.ts";
import { findServed, type Manifest, readCurrent, type Served } from "./generation-files.ts";
import { LastOpened, type Opened, openIndexes } from "./last-opened.ts";
import { rebuildKeywords } from "./opened-indexes.ts";
import { type Lease, takeLease } from "./reader-leases.ts";
import { EmbeddedRecord } from "./record.ts";

/** Tries before a generation that keeps being replaced while it is opened is an error. */
const TRIES = 5;

/**
 * Opens what is served from `dataDir`. Without `embeddings` the vectors are left alone. An index that is missing or
 * damaged is made again from the articles: keywords at once, vectors in the background. `last`: what this process opened
 * there before, which is shared as far as it is the same.
 * @throws {NoIndexError} {WrongEmbeddingsError} {NewerArchiveError} {DamagedArchiveError}
 */
export async function openEmbeddedArchive(
  dataDir: string,
  embeddings: NamedEmbeddings | undefined,
  last: LastOpened = new LastOpened(),
): Promise<EmbeddedArchive> {
  for (let tries = 0; tries < TRIES; tries++) {
    const served = await findReadable(dataDir);
    const lease = takeLease(dataDir, served.rows);
    // An ingest may have switched, and cleaned up, between the look and the lease.
    if ((await readCurrent(dataDir)) === served.current) {
      try {
        return await openGeneration(dataDir, served, { embeddings, lease, last });
      } catch (error) {
        lease.release();
        throw error;
      }
    }
    lease.release();
  }
  throw new Error(`The index in ${dataDir} was replaced ${TRIES} times while it was opened. Try again.`);
}

/** The name of the generation now served; undefined when there is none. Cheap enough to ask before every question. */
export async function currentGeneration(dataDir: string): Promise<string | undefined> {
  return readCurrent(dataDir);
}

async function findReadable(dataDir: string): Promise<Served> {
  const served = await findServed(dataDir);
  if (!hasDatabase(dataDir)) {
    if (!served) throw new NoIndexError(dataDir);
    throw new DamagedArchiveError(dataDir, {
      cause: new Error("The indexes are there but archive.sqlite is not."),
    });
  }
  const rows = served?.rows ?? lastGeneration(dataDir);
  if (rows === undefined) throw new NoIndexError(dataDir);
  return served ?? { rows, current: undefined, manifest: undefined };
}

/** The last generation whose rows were complete, as the database itself remembers it. */
function lastGeneration(dataDir: string): number | undefined {
  const database = openForReading(dataDir);
  try {
    const row = database
      .prepare<[], { last: number | null }>("SELECT max(number) AS last FROM generations")
      .get();
    return row?.last ?? undefined;
  } finally {
    database.close();
  }
}

async function openGeneration(
  dataDir: string,
  { rows, current, manifest }: Served,
  {
    embeddings,
    lease,
    last,
  }: Readonly<{ embeddings: NamedEmbeddings | undefined; lease: Lease; last: LastOpened }>,
): Promise<EmbeddedArchive> {
  refuseWrongEmbeddings(manifest, embeddings);
  const database = openForReading(dataDir);
  try {
    const record = new EmbeddedRecord(database, rows);
    const parts = manifest && { dataDir, manifest, database, record, embeddings: embeddings?.id };
    const opened: Opened = parts
      ? await openIndexes(parts, last)
      : { ...rebuildKeywords(record), graph: undefined, vectors: undefined };
    const archive = new EmbeddedArchive({
      dataDir,
      record,
      release: () => {
        opened.vectors?.close();
        last.forget(archive);
        lease.release();
      },
      manifest,
      isNamed: current !== undefined,
      embeddings,
      dimension: manifest?.embeddings?.dimension ?? storedDimension(database, embeddings),
      indexes: opened,
      summaries: opened.summaries,
    });
    if (parts && opened.looks !== undefined)
      last.keep({ ...parts, archive, indexes: opened, looks: opened.looks });
    return archive;
  } catch (error) {
    database.close();
    throw error;
  }
}

function refuseWrongEmbeddings(
  manifest: Manifest | undefined,
  embeddings: NamedEmbeddings | undefined,
): void {
  if (!manifest || !embeddings) return;
  const builtWith = manifest.embeddings?.id ?? "none";
  if (builtWith !== embeddings.id) throw new WrongEmbeddingsError(builtWith, embeddings.id);
}

function storedDimension(
  database: ArchiveDatabase,
  embeddings: NamedEmbeddings | undefined,
): number | undefined {
  const known = database.prepare<[string], { dimension: number }>(
    "SELECT dimension FROM embeddings WHERE id = ?",
  );
  return embeddings && known.get(embeddings.id)?.dimension;
}
