import { NewerArchiveError } from "../archive-errors.ts";
import { type Rows, SCHEMA, type Session } from "./database.ts";
import { lockKey } from "./locks.ts";
import { MIGRATIONS } from "./migrations.ts";

const VERSION = MIGRATIONS.at(-1)?.number ?? 0;

/** Iterative scans, without which a narrowed search finds too little, came with this version of pgvector. */
const VECTOR_LEAST = "0.8";

/** Version of the archive's tables; 0 when there are none. */
export async function readVersion(database: Rows): Promise<number> {
  const [found] = await database.rows<{ there: boolean }>("SELECT to_regclass($1) IS NOT NULL AS there", [
    `${SCHEMA}.migrations`,
  ]);
  if (!found?.there) return 0;
  const [last] = await database.rows<{ number: number }>(
    "SELECT coalesce(max(number), 0) AS number FROM migrations",
  );
  return last?.number ?? 0;
}

/** @throws {NewerArchiveError} */
export function refuseNewer(name: string, version: number): void {
  if (version > VERSION) throw new NewerArchiveError(name, version);
}

export function isUpToDate(version: number): boolean {
  return version === VERSION;
}

/**
 * Brings the tables up to date, each step whole or not at all; of several servers that begin at once, one does it and the
 * others wait.
 * @throws {NewerArchiveError} and leaves the tables untouched. {Error} when the extension pgvector cannot be had.
 */
export async function migrate(session: Session): Promise<void> {
  refuseNewer(session.name, await readVersion(session));
  await session.rows("SELECT pg_advisory_lock($1, $2)", lockKey("migrate"));
  try {
    const version = await readVersion(session);
    refuseNewer(session.name, version);
    if (version === VERSION) return;
    await ensureVectors(session);
    await session.rows(`CREATE SCHEMA IF NOT EXISTS ${SCHEMA}`);
    await session.rows(
      `CREATE TABLE IF NOT EXISTS ${SCHEMA}.migrations (number integer PRIMARY KEY, name text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())`,
    );
    for (const { number, name, sql } of MIGRATIONS.filter((step) => step.number > version))
      await session.transaction(async () => {
        await session.rows(sql);
        await session.rows("INSERT INTO migrations (number, name) VALUES ($1, $2)", [number, name]);
      });
  } finally {
    await session.rows("SELECT pg_advisory_unlock($1, $2)", lockKey("migrate"));
  }
}

async function ensureVectors(session: Session): Promise<void> {
  try {
    await session.rows("CREATE EXTENSION IF NOT EXISTS vector WITH SCHEMA public");
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Error(
      `${session.name} lacks the extension pgvector: ${why}. Have its administrator install it and run: CREATE EXTENSION vector`,
      { cause },
    );
  }
  const [{ extversion = "" } = {}] = await session.rows<{ extversion: string }>(
    "SELECT extversion FROM pg_extension WHERE extname = 'vector'",
  );
  if (extversion.localeCompare(VECTOR_LEAST, "en", { numeric: true }) < 0)
    throw new Error(
      `${session.name} has pgvector ${extversion}, wanted is ${VECTOR_LEAST} or later: ALTER EXTENSION vector UPDATE`,
    );
}
