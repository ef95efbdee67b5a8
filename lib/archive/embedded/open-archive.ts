import { join } from "node:path";
import type { NamedEmbeddings } from "../../embeddings/named-embeddings.ts";
import { DamagedArchiveError, NoIndexError, WrongEmbeddingsError } from "../archive-errors.ts";
import { bringKeywords, bringVectors, indexedOf } from "./bring-up-to-date.ts";
import { buildKeywords } from "./build-generation.ts";
import { type ArchiveDatabase, hasDatabase, openForReading } from "./database.ts";
import { readProven } from "./durable-files.ts";
import { EmbeddedArchive } from "./embedded-archive.ts";
import {
  findServed,
  generationFolder,
  isProven,
  KEYWORD_FILE,
  type Manifest,
  readCurrent,
  type Served,
  VECTOR_FILE,
} from "./generation-files.ts";
import { takeLease } from "./reader-leases.ts";
import { EmbeddedRecord } from "./record.ts";
import { readVectorIndex, type VectorIndex } from "./vector-index.ts";

/** Tries before a generation that keeps being replaced while it is opened is an error. */
const TRIES = 5;

/**
 * Opens what is served from `dataDir`. Without `embeddings` the vectors are left alone. An index that is missing or
 * damaged is made again from the articles: keywords at once, vectors in the background.
 * @throws {NoIndexError} {WrongEmbeddingsError} {NewerArchiveError} {DamagedArchiveError}
 */
export async function openEmbeddedArchive(
  dataDir: string,
  embeddings: NamedEmbeddings | undefined,
): Promise<EmbeddedArchive> {
  for (let tries = 0; tries < TRIES; tries++) {
    const served = await findReadable(dataDir);
    const lease = takeLease(dataDir, served.rows);
    // An ingest may have switched, and cleaned up, between the look and the lease.
    if ((await readCurrent(dataDir)) === served.current) {
      try {
        return await openGeneration(dataDir, served, embeddings, lease.release);
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
  embeddings: NamedEmbeddings | undefined,
  release: () => void,
): Promise<EmbeddedArchive> {
  refuseWrongEmbeddings(manifest, embeddings);
  const database = openForReading(dataDir);
  try {
    const record = new EmbeddedRecord(database, rows);
    const bytes = manifest && (await readKeywords(dataDir, manifest));
    const keywords = manifest && bytes && bringKeywords(bytes, indexedOf(manifest), record);
    const vectors =
      manifest && embeddings ? await openVectors(dataDir, manifest, { record, keywords: bytes }) : undefined;
    return new EmbeddedArchive({
      dataDir,
      record,
      release,
      manifest,
      isNamed: current !== undefined,
      embeddings,
      dimension: manifest?.embeddings?.dimension ?? storedDimension(database, embeddings),
      keywords: keywords ?? buildKeywords(record),
      keywordsRebuilt: keywords === undefined,
      vectors,
    });
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

function readKeywords(dataDir: string, manifest: Manifest): Promise<Uint8Array | undefined> {
  return readProven(join(generationFolder(dataDir, manifest.name), KEYWORD_FILE), manifest.files.keywords);
}

async function openVectors(
  dataDir: string,
  manifest: Manifest,
  now: Readonly<{ record: EmbeddedRecord; keywords: Uint8Array | undefined }>,
): Promise<VectorIndex | undefined> {
  const path = join(generationFolder(dataDir, manifest.name), VECTOR_FILE);
  const { embeddings, files } = manifest;
  if (!embeddings || !files.vectors || !(await isProven(path, files.vectors))) return undefined;
  const index = await readVectorIndex(path, embeddings.dimension);
  await bringVectors(index, { ...now, indexed: indexedOf(manifest), embeddings: embeddings.id });
  return index;
}
