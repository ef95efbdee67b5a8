import { existsSync } from "node:fs";
import { mkdir, readFile, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { z } from "zod";
import { DamagedBackupError, NoIndexError } from "../archive-errors.ts";
import { type ArchiveDatabase, hasDatabase, openForReading, openPlainCopy } from "./database.ts";
import { findServed, isMissing } from "./generation-files.ts";
import { proveFile, syncToDisk, writeDurably } from "./durable-files.ts";
import { EmbeddedRecord } from "./record.ts";

/** A backup is a folder: the record, from which the indexes are made again, and what proves it whole. */
const manifestSchema = z.object({
  format: z.literal(1),
  madeAt: z.string(),
  database: z.object({ sha256: z.string(), bytes: z.int(), version: z.int() }),
  generation: z.object({ name: z.string(), rows: z.int(), builtAt: z.string() }),
  /** Of the vectors that were served. */
  embeddings: z.string().nullable(),
  counts: z.object({ articles: z.int(), passages: z.int(), quotes: z.int(), events: z.int() }),
});

export type BackupManifest = Readonly<z.infer<typeof manifestSchema>>;

export const BACKUP_DATABASE = "archive.sqlite";
const MANIFEST = "manifest.json";
/** All pages in one step: what another process writes meanwhile would make SQLite begin again. */
const ALL_PAGES = 0x7fff_ffff;

/**
 * Writes a copy of the record in `dataDir` to the folder `target`, which must not exist, by SQLite's own online backup:
 * servers go on reading, and an ingest writing. Cut short, it leaves no `target`.
 * @throws {NoIndexError} {DamagedArchiveError} {NewerArchiveError} {Error} when `target` exists.
 */
export async function backUpArchive(
  dataDir: string,
  target: string,
  now: () => Date,
): Promise<BackupManifest> {
  if (existsSync(target)) throw new Error(`${target} exists already. Name a folder that does not.`);
  if (!hasDatabase(dataDir)) throw new NoIndexError(dataDir);
  const aside = `${target}.${process.pid}.tmp`;
  await rm(aside, { recursive: true, force: true });
  await mkdir(aside, { recursive: true });
  try {
    const manifest = await fillBackup(dataDir, aside, now);
    await rename(aside, target);
    await syncToDisk(dirname(join(target, ".")));
    return manifest;
  } catch (error) {
    await rm(aside, { recursive: true, force: true });
    throw error;
  }
}

async function fillBackup(dataDir: string, folder: string, now: () => Date): Promise<BackupManifest> {
  const embeddings = (await findServed(dataDir))?.manifest?.embeddings?.id ?? null;
  const path = join(folder, BACKUP_DATABASE);
  const source = openForReading(dataDir);
  try {
    await source.backup(path, { progress: () => ALL_PAGES });
  } finally {
    source.close();
  }
  const copy = openPlainCopy(path);
  const { generation, counts, version } = describeCopy(dataDir, copy);
  copy.close();
  await syncToDisk(path);
  const database = { ...(await proveFile(path)), version };
  const manifest = {
    format: 1 as const,
    madeAt: now().toISOString(),
    database,
    generation,
    embeddings,
    counts,
  };
  await writeDurably(join(folder, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`);
  await syncToDisk(folder);
  return manifest;
}

function describeCopy(dataDir: string, copy: ArchiveDatabase) {
  const generation = copy
    .prepare<[], { name: string; rows: number; builtAt: string }>(
      "SELECT name, number AS rows, built_at AS builtAt FROM generations ORDER BY number DESC LIMIT 1",
    )
    .get();
  if (!generation) throw new NoIndexError(dataDir);
  const counts = new EmbeddedRecord(copy, generation.rows).counts();
  return { generation, counts, version: Number(copy.pragma("user_version", { simple: true })) };
}

/** @throws {DamagedBackupError} when the folder is no whole backup. */
export async function readBackup(folder: string): Promise<BackupManifest> {
  const manifest = manifestSchema.safeParse(await readManifest(folder));
  if (!manifest.success) throw new DamagedBackupError(folder, `${MANIFEST} is not what a backup has`);
  const { sha256, bytes } = manifest.data.database;
  const found = await proveFile(join(folder, BACKUP_DATABASE)).catch((error: unknown) => {
    if (isMissing(error)) throw new DamagedBackupError(folder, `${BACKUP_DATABASE} is missing`);
    throw error;
  });
  if (found.sha256 !== sha256 || found.bytes !== bytes)
    throw new DamagedBackupError(folder, `${BACKUP_DATABASE} is not the file that was backed up`);
  return manifest.data;
}

async function readManifest(folder: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(join(folder, MANIFEST), "utf8"));
  } catch (error) {
    if (isMissing(error)) throw new DamagedBackupError(folder, `it holds no ${MANIFEST}`);
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
