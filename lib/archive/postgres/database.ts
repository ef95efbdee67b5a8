import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import type { DatabaseSetting } from "../../settings.ts";
import { ArchiveBusyError, DamagedArchiveError } from "../archive-errors.ts";
import { faultOf } from "./database-faults.ts";

/** Where the archive's tables are, apart from whatever else the database holds. */
export const SCHEMA = "on_the_record";

/** How long a query waits before it is tried again on another connection. */
const RETRY_MS = 300;
/** How much longer the client waits than the server was told to: a server that is gone tells nothing. */
const BACKSTOP_MS = 1000;

/** Rows out of one connection, or out of any. Values are always parameters. */
export interface Rows {
  /** @throws {ArchiveBusyError} {DamagedArchiveError} */
  rows<Row extends pg.QueryResultRow>(sql: string, values?: readonly unknown[]): Promise<Row[]>;
}

/** Connections for readers; a query is tried again once when its connection was lost. */
export interface Database extends Rows {
  /** "the database news at db.example:5432": never a password. */
  readonly name: string;
  close(): Promise<void>;
}

/** One connection of its own, whose queries may take as long as they need; nothing is tried again. */
export interface Session extends Rows {
  readonly name: string;
  /** All that `work` writes, or nothing. */
  transaction<T>(work: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** Every connection sees the archive's tables first, then the extension's operators where they were installed. */
const SETUP = `SELECT set_config('search_path', '${SCHEMA}, ' || current_setting('search_path'), false),
  set_config('hnsw.ef_search', '128', false), set_config('hnsw.iterative_scan', 'strict_order', false)`;

const INT8 = 20;

/** Numbers of rows stay far below 2 ** 53. */
const types: pg.CustomTypesConfig = {
  getTypeParser: (id: number, format?: string) =>
    id === INT8 ? Number : (pg.types.getTypeParser(id, format as "text") as never),
};

export function openDatabase({ url, connections, timeoutMs }: DatabaseSetting): Database {
  const name = nameOf(url);
  const pool = new pg.Pool({
    ...{ connectionString: url, types, application_name: "on-the-record", keepAlive: true },
    ...{ max: connections, connectionTimeoutMillis: timeoutMs, idleTimeoutMillis: 60_000 },
    ...{ statement_timeout: timeoutMs, query_timeout: timeoutMs + BACKSTOP_MS, lock_timeout: timeoutMs },
    onConnect: async (client) => {
      await client.query(SETUP);
    },
  });
  // A connection that breaks while nobody uses it: the pool drops it, and the next query opens another.
  pool.on("error", () => undefined);
  const ask = async (sql: string, values: readonly unknown[]) => {
    try {
      return await pool.query(sql, [...values]);
    } catch (error) {
      if (faultOf(error) !== "lost") throw error;
      await sleep(RETRY_MS);
      return pool.query(sql, [...values]);
    }
  };
  return {
    name,
    async rows(sql, values = []) {
      return (await ask(sql, values).catch((error: unknown) => explain(name, error))).rows;
    },
    close: () => pool.end(),
  };
}

export async function openSession({ url, timeoutMs }: DatabaseSetting): Promise<Session> {
  const name = nameOf(url);
  const settings = { connectionTimeoutMillis: timeoutMs, keepAlive: true, types };
  const client = new pg.Client({
    connectionString: url,
    application_name: "on-the-record ingest",
    ...settings,
  });
  // A query under way fails with the same error.
  client.on("error", () => undefined);
  const query = async <Row extends pg.QueryResultRow>(sql: string, values: readonly unknown[] = []) => {
    const text = values.length === 0 ? client.query<Row>(sql) : client.query<Row>(sql, [...values]);
    return (await text.catch((error: unknown) => explain(name, error))).rows;
  };
  await client.connect().catch((error: unknown) => explain(name, error));
  await query(SETUP);
  return {
    name,
    rows: query,
    async transaction(work) {
      await query("BEGIN");
      try {
        const done = await work();
        await query("COMMIT");
        return done;
      } catch (error) {
        // A connection that is lost has rolled back already.
        await client.query("ROLLBACK").catch(() => undefined);
        throw error;
      }
    },
    close: () => client.end().catch(() => undefined),
  };
}

/** The server's words stay the cause; a password is in neither. */
function explain(name: string, error: unknown): never {
  const fault = faultOf(error);
  const why = error instanceof Error ? error.message || error.name : String(error);
  if (fault === "damaged") throw new DamagedArchiveError(name, { cause: error }, RESTORE);
  if (fault === "lost")
    throw new ArchiveBusyError(`There is no answer from ${name}: ${why}`, { cause: error });
  if (fault === "busy")
    throw new ArchiveBusyError(`${capitalise(name)} is too busy: ${why}`, { cause: error });
  throw error;
}

/** What puts right tables that are damaged or gone. */
export const RESTORE = `Put back a backup of the schema ${SCHEMA} (pg_restore), or drop it and fill it again: npm run ingest, or npm run archive -- copy --to`;

export function nameOf(url: string): string {
  const { hostname, port, pathname, searchParams } = new URL(url);
  const host = searchParams.get("host") ?? (hostname === "" ? "localhost" : hostname);
  return `the database ${decodeURIComponent(pathname.slice(1)) || "postgres"} at ${host}:${port || "5432"}`;
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
