import { copyFile, mkdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import type { NamedEmbeddings } from "../../embeddings/named-embeddings.ts";
import {
  ArchiveInUseError,
  ArchiveThereError,
  DamagedBackupError,
  NewerArchiveError,
} from "../archive-errors.ts";
import { BACKUP_DATABASE, type BackupManifest, readBackup } from "./backup.ts";
import { databasePath, hasDatabase, isNewer, leaveWriteAhead, openPlainCopy } from "./database.ts";
import { proveFile, syncToDisk } from "./durable-files.ts";
import { openEmbeddedArchive } from "./open-archive.ts";
import { takeIngestLock } from "./ingest-lock.ts";
import { livingReader } from "./reader-leases.ts";

/**
 * Puts the record of a backup into `dataDir` and makes its indexes again. The backup is proven first, and the moment at
 * which it takes the old record's place is one rename: killed before, the old record is served, after, the new one.
 * @throws {DamagedBackupError} {NewerArchiveError} {ArchiveThereError} {ArchiveInUseError} {ArchiveLockedError}; nothing
 *   has then changed.
 */
export async function restoreArchive(
  backup: string,
  dataDir: string,
  { force }: Readonly<{ force: boolean }>,
): Promise<BackupManifest> {
  const manifest = await readBackup(backup);
  if (isNewer(manifest.database.version)) throw new NewerArchiveError(backup, manifest.database.version);
  if (hasDatabase(dataDir) && !force) throw new ArchiveThereError(dataDir);
  await mkdir(dataDir, { recursive: true });
  const lock = await takeIngestLock(dataDir);
  try {
    const reader = livingReader(dataDir);
    if (reader !== undefined) throw new ArchiveInUseError(dataDir, reader);
    const fresh = await copyProven(backup, dataDir, manifest);
    await replaceRecord(dataDir, fresh);
  } finally {
    lock.release();
  }
  await buildIndexes(dataDir, manifest);
  return manifest;
}

/** Whole, on disk, and under another name. */
async function copyProven(
  backup: string,
  dataDir: string,
  { database, generation, counts }: BackupManifest,
): Promise<string> {
  const fresh = join(dataDir, "restoring.sqlite");
  await rm(fresh, { force: true });
  await copyFile(join(backup, BACKUP_DATABASE), fresh);
  await syncToDisk(fresh);
  const copied = await proveFile(fresh);
  if (copied.sha256 !== database.sha256) throw new DamagedBackupError(backup, "it could not be copied whole");
  const opened = openPlainCopy(fresh);
  const found = opened.pragma("integrity_check", { simple: true });
  opened.close();
  if (found !== "ok") throw new DamagedBackupError(backup, `SQLite says ${String(found)}`);
  if (counts.articles === 0 || generation.rows < 1)
    throw new DamagedBackupError(backup, "it holds no article");
  return fresh;
}

/**
 * What belongs to the old file goes first: its write-ahead log, which must never be read with another file, and the
 * indexes, which SQLite can give again.
 */
async function replaceRecord(dataDir: string, fresh: string): Promise<void> {
  if (hasDatabase(dataDir)) leaveWriteAhead(dataDir);
  for (const ending of ["-wal", "-shm"]) await rm(databasePath(dataDir) + ending, { force: true });
  await rm(join(dataDir, "current"), { force: true });
  await rm(join(dataDir, "generations"), { recursive: true, force: true });
  await rename(fresh, databasePath(dataDir));
  await syncToDisk(dataDir);
}

/** As any opening after damage makes them; interrupted, the next opening does. */
async function buildIndexes(dataDir: string, { embeddings }: BackupManifest): Promise<void> {
  const archive = await openEmbeddedArchive(dataDir, embeddings === null ? undefined : nameOnly(embeddings));
  await archive.settled;
  await archive.close();
}

/** The vectors are there already: nothing is embedded. */
function nameOnly(id: string): NamedEmbeddings {
  const refuse = () => Promise.reject(new Error("A backup is restored without embedding anything."));
  return { id, dimension: undefined, fixed: true, embedQuery: refuse, embedDocuments: refuse };
}
