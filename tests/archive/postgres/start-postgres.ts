import { randomBytes } from "node:crypto";
import { PGlite } from "@electric-sql/pglite";
import { vector } from "@electric-sql/pglite-pgvector";
import { PGLiteSocketServer } from "@electric-sql/pglite-socket";
import pg from "pg";
import type { DatabaseSetting } from "../../../lib/settings.ts";

export type StartedPostgres = Readonly<{
  setting: DatabaseSetting;
  /** Runs statements past the archive, as an administrator would. */
  run: (sql: string) => Promise<readonly Record<string, unknown>[]>;
  stop: () => Promise<void>;
}>;

/** A server with pgvector on which the tests may make databases of their own; several connections are several sessions. */
export const REAL_SERVER = process.env["TEST_DATABASE_URL"];

/**
 * Postgres 18 with pgvector as WebAssembly, behind a socket: what is tested speaks to it by the ordinary client. All its
 * connections share one session, so what two sessions do to each other is tested where TEST_DATABASE_URL names a server.
 */
export async function startPostgres(): Promise<StartedPostgres> {
  return REAL_SERVER === undefined ? startEngine() : makeDatabase(REAL_SERVER);
}

async function startEngine(): Promise<StartedPostgres> {
  const engine = await PGlite.create({ extensions: { vector } });
  const server = new PGLiteSocketServer({ db: engine, port: 0, host: "127.0.0.1", maxConnections: 20 });
  await server.start();
  const url = `postgres://postgres:postgres@${server.getServerConn()}/postgres?sslmode=disable`;
  return {
    setting: { url, connections: 2, timeoutMs: 10_000 },
    run: async (sql) => (await engine.exec(sql)).at(-1)?.rows ?? [],
    stop: async () => {
      await server.stop();
      await engine.close();
    },
  };
}

async function makeDatabase(server: string): Promise<StartedPostgres> {
  const name = `on_the_record_${randomBytes(6).toString("hex")}`;
  await runOn(server, `CREATE DATABASE ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    setting: { url: url.href, connections: 4, timeoutMs: 10_000 },
    run: (sql) => runOn(url.href, sql),
    stop: async () => {
      await runOn(server, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

async function runOn(url: string, sql: string): Promise<readonly Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const results = [await client.query<Record<string, unknown>>(sql)].flat();
    return results.at(-1)?.rows ?? [];
  } finally {
    await client.end();
  }
}
