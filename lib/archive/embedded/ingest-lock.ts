import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import Database from "better-sqlite3";
import { ArchiveLockedError } from "../archive-errors.ts";
import { isMissing } from "./generation-files.ts";
import { isAlive } from "./reader-leases.ts";

export type IngestLock = Readonly<{ release: () => void }>;

/**
 * One writer at a time, by SQLite's lock on a file of its own: the system lets go of it when the process dies, however it
 * dies, so a dead lock never stands in the way. Who holds it is written beside it, for the message only.
 * @throws {ArchiveLockedError} naming the process.
 */
export async function takeIngestLock(dataDir: string): Promise<IngestLock> {
  mkdirSync(dataDir, { recursive: true });
  const database = new Database(join(dataDir, "ingest.lock"), { timeout: 0 });
  try {
    database.exec("BEGIN EXCLUSIVE");
    writeFileSync(join(dataDir, "ingest.pid"), `${process.pid}\n`);
    return { release: () => database.close() };
  } catch (error) {
    database.close();
    if (!(error instanceof Database.SqliteError) || !error.code.startsWith("SQLITE_BUSY")) throw error;
    throw new ArchiveLockedError(dataDir, await readHolder(dataDir));
  }
}

/** The holder may not have written its number yet: a dead one is asked for again, for up to half a second. */
async function readHolder(dataDir: string): Promise<number | undefined> {
  for (let tries = 0; tries < 10; tries++) {
    const pid = readPid(dataDir);
    if (pid !== undefined && isAlive(pid)) return pid;
    await sleep(50);
  }
  return undefined;
}

function readPid(dataDir: string): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(join(dataDir, "ingest.pid"), "utf8"), 10);
    return Number.isSafeInteger(pid) && pid > 0 ? pid : undefined;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}
