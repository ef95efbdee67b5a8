import { hostname } from "node:os";
import { ArchiveLockedError } from "../archive-errors.ts";
import type { Session } from "./database.ts";

/** "OTR", so that another program's advisory locks in the same database are not ours. */
const SPACE = 0x4f5452;
const LOCKS = { ingest: 1, migrate: 2 };

/** The two numbers by which Postgres knows a lock. */
export function lockKey(lock: keyof typeof LOCKS): readonly [number, number] {
  return [SPACE, LOCKS[lock]];
}

/**
 * One writer at a time, by an advisory lock of this very connection: Postgres lets go of it when the connection ends,
 * however it ends, and a writer that has lost it cannot write any more. Who holds it stands beside it, for the message.
 * @throws {ArchiveLockedError} naming process and machine.
 */
export async function takeIngestLock(session: Session): Promise<void> {
  if ((await isHeld(session)) || !(await tryLock(session))) {
    const [holder] = await session.rows<{ pid: number; host: string }>("SELECT pid, host FROM writers");
    throw new ArchiveLockedError(session.name, holder?.pid, holder?.host);
  }
  await session.rows(
    `INSERT INTO writers (pid, host, since) VALUES ($1, $2, now())
     ON CONFLICT (sole) DO UPDATE SET pid = excluded.pid, host = excluded.host, since = excluded.since`,
    [process.pid, hostname()],
  );
}

export async function releaseIngestLock(session: Session): Promise<void> {
  await session.rows("SELECT pg_advisory_unlock($1, $2)", lockKey("ingest"));
}

async function tryLock(session: Session): Promise<boolean> {
  const [got] = await session.rows<{ locked: boolean }>(
    "SELECT pg_try_advisory_lock($1, $2) AS locked",
    lockKey("ingest"),
  );
  return got?.locked ?? false;
}

/** Also true when a connection pooler hands us a server session in which the lock was taken before. */
async function isHeld(session: Session): Promise<boolean> {
  const [found] = await session.rows<{ held: boolean }>(
    `SELECT EXISTS (SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND classid::bigint = $1 AND objid::bigint = $2 AND granted
       AND database = (SELECT oid FROM pg_database WHERE datname = current_database())) AS held`,
    lockKey("ingest"),
  );
  return found?.held ?? false;
}
