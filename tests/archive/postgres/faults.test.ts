import { spawn } from "node:child_process";
import { hostname } from "node:os";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  ArchiveBusyError,
  ArchiveLockedError,
  DamagedArchiveError,
  NewerArchiveError,
  NoIndexError,
  WrongEmbeddingsError,
} from "../../../lib/archive/archive-errors.ts";
import { type Database, openDatabase } from "../../../lib/archive/postgres/database.ts";
import { openPostgresArchive } from "../../../lib/archive/postgres/open-postgres.ts";
import { openPostgresWriter } from "../../../lib/archive/postgres/postgres-writer.ts";
import { writeAnyOf, writeTermVector } from "../../../lib/archive/postgres/term-vector.ts";
import { describeFailure } from "../../../lib/http/api-error.ts";
import { fakeEmbeddings } from "../fake-embeddings.ts";
import { AFTER, BEFORE, describeArchive } from "../faults/served-record.ts";
import { ingestInto } from "../ingest-into.ts";
import { articleId, inventArticle, numberedArticle } from "../invented-articles.ts";
import { REAL_SERVER, type StartedPostgres, startPostgres } from "./start-postgres.ts";
import { startRelay } from "./relay.ts";

/** Every message with SOAK=1; otherwise as many as an everyday run has time for. */
const CUTS = process.env["SOAK"] === "1" ? Infinity : 8;
const SLOW_MS = 600_000;

let postgres: StartedPostgres;
let database: Database;
beforeAll(async () => {
  postgres = await startPostgres();
}, 120_000);
afterAll(() => postgres.stop());
beforeEach(async () => {
  await postgres.run("SELECT pg_advisory_unlock_all(); DROP SCHEMA IF EXISTS on_the_record CASCADE");
  database = openDatabase(postgres.setting);
  return () => database.close();
});

const openWriter = () => openPostgresWriter(postgres.setting);
const ingest = (articles: readonly (typeof BEFORE)[number][]) =>
  ingestInto(openWriter, [...articles], { embeddings: fakeEmbeddings() });
const open = (embeddings = fakeEmbeddings()) => openPostgresArchive(database, postgres.setting, embeddings);
const describeNow = async () => describeArchive(await open());

describe("two ingests into one database", () => {
  it("exclude each other, and the second is told who is at work", async () => {
    const writer = await openWriter();
    const second = openWriter();
    await expect(second).rejects.toThrow(ArchiveLockedError);
    await expect(second).rejects.toThrow(`process ${process.pid} on ${hostname()}`);
    await writer.close();
    await (await openWriter()).close();
  });

  it("end the second command with exit code 3", async () => {
    const writer = await openWriter();
    const { code, stderr } = await runIngest();
    expect(stderr).toContain(`process ${process.pid} on ${hostname()}`);
    expect(stderr).not.toContain("secret");
    expect(code).toBe(3);
    await writer.close();
  }, 60_000);

  it.skipIf(REAL_SERVER === undefined)(
    "on a server of several sessions: the lock goes with its holder's connection, and tables are made once",
    async () => {
      const several = await Promise.allSettled(Array.from({ length: 4 }, openWriter));
      const [writer, ...more] = several.flatMap((tried) =>
        tried.status === "fulfilled" ? [tried.value] : [],
      );
      expect(more).toEqual([]);
      await postgres.run(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'on-the-record ingest'",
      );
      await expect(writer?.hasChanges()).rejects.toThrow(ArchiveBusyError);
      await (await openWriter()).close();
    },
  );
});

function runIngest(): Promise<{ code: number | null; stderr: string }> {
  const command = fileURLToPath(new URL("../../../lib/cli/ingest.ts", import.meta.url));
  const env = {
    ...process.env,
    DATABASE_URL: withPassword(postgres.setting.url, "secret"),
    EMBEDDINGS: "none",
  };
  const child = spawn(process.execPath, ["--import", "tsx", command], { env });
  let stderr = "";
  child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
  return new Promise((resolve) => child.on("close", (code) => resolve({ code, stderr })));
}

function withPassword(url: string, password: string): string {
  return Object.assign(new URL(url), { password }).href;
}

describe("generations in a database", () => {
  it("are whole for their readers: the old one stays as it was, the new one is there at once", async () => {
    await ingest(BEFORE);
    const old = await open();
    const writer = await openWriter();
    await writer.remove([articleId("gone")]);
    await writer.close();
    expect(await describeArchive(old)).toBe("before");
    expect(await describeNow()).toBe("before");
    await ingest(AFTER);
    expect(await describeArchive(old)).toBe("before");
    expect(await describeNow()).toBe("after");
  });

  it("count terms as if they had been counted anew, whatever came and went", async () => {
    for (const [from, to] of [
      [0, 6],
      [0, 9],
      [4, 9],
      [2, 7],
    ] as const)
      await ingest(Array.from({ length: to - from }, (_, at) => numberedArticle(from + at)));
    const counted = await postgres.run(COUNTED);
    const anew = await postgres.run(COUNTED_ANEW);
    expect(counted.length).toBeGreaterThan(50);
    expect(counted).toEqual(anew);
  });

  it("are forgotten when they were replaced a while ago, with the vectors that only they had", async () => {
    await ingest(BEFORE);
    await ingest(AFTER);
    expect(await countRows()).toMatchObject({ articles: 7, generations: 2 });
    await postgres.run("UPDATE on_the_record.generations SET replaced_at = replaced_at - interval '1 hour'");
    await ingest([...AFTER, numberedArticle(7)]);
    expect(await countRows()).toMatchObject({ articles: 6, generations: 2, orphans: 0 });
    expect((await (await open()).listArticles()).length).toBe(6);
  });
});

const COUNTED = `SELECT term, passages, articles FROM on_the_record.vocabulary WHERE died = 2147483647 ORDER BY term`;
const COUNTED_ANEW = `SELECT lexeme COLLATE "C" AS term, count(*) AS passages, count(DISTINCT article) AS articles
  FROM on_the_record.articles JOIN on_the_record.passages ON article = number, unnest(terms) WHERE died = 2147483647
  GROUP BY 1 ORDER BY 1`;

async function countRows(): Promise<Record<string, unknown> | undefined> {
  const [row] = await postgres.run(`SELECT (SELECT count(*) FROM on_the_record.articles)::int AS articles,
    (SELECT count(*) FROM on_the_record.generations)::int AS generations,
    (SELECT count(*) FROM on_the_record.vectors WHERE text_hash NOT IN (SELECT text_hash FROM on_the_record.passages))::int AS orphans`);
  return row;
}

describe("a database that is not as it should be", () => {
  it("without tables has no index, and is not given any by looking", async () => {
    await expect(open()).rejects.toThrow(NoIndexError);
    const schemas = await postgres.run("SELECT 1 FROM pg_namespace WHERE nspname = 'on_the_record'");
    expect(schemas).toEqual([]);
  });

  it("of a newer program is refused, and left untouched", async () => {
    await ingest(BEFORE);
    await postgres.run("INSERT INTO on_the_record.migrations (number, name) VALUES (99, 'of the future')");
    await expect(open()).rejects.toThrow(NewerArchiveError);
    await expect(openWriter()).rejects.toThrow(NewerArchiveError);
    await postgres.run("DELETE FROM on_the_record.migrations WHERE number = 99");
    expect(await describeNow()).toBe("before");
  });

  it.each([
    ["a table is gone", "DROP TABLE on_the_record.passages CASCADE"],
    ["articles are gone", "DELETE FROM on_the_record.articles WHERE id = 'gone'"],
    ["all articles are gone", "DELETE FROM on_the_record.articles"],
  ])("of which %s is refused with what mends it, and never silently empty", async (_, harm) => {
    await ingest(BEFORE);
    await postgres.run(harm);
    const asked = open().then((archive) => archive.passagesOf(articleId("gone")));
    await expect(asked).rejects.toThrow(DamagedArchiveError);
    await expect(asked).rejects.toThrow("pg_restore");
  });

  it("with other embeddings is refused by name", async () => {
    await ingest(BEFORE);
    await expect(open(fakeEmbeddings("ollama:x"))).rejects.toThrow(WrongEmbeddingsError);
  });

  it("that is locked is waited for, then told to be busy: 503", async () => {
    await ingest(BEFORE);
    const waiting = openDatabase({ ...postgres.setting, timeoutMs: 400 });
    const archive = await openPostgresArchive(waiting, postgres.setting, undefined);
    const other = new pg.Client({ connectionString: postgres.setting.url });
    await other.connect();
    await other.query("BEGIN");
    await other.query("LOCK TABLE on_the_record.articles IN ACCESS EXCLUSIVE MODE");
    const started = Date.now();
    const failure = await archive.findArticle(articleId("gone")).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ArchiveBusyError);
    expect(describeFailure(failure)).toMatchObject({ code: "busy", status: 503 });
    expect(Date.now() - started).toBeGreaterThanOrEqual(300);
    expect(Date.now() - started).toBeLessThan(5000);
    await other.query("ROLLBACK");
    await other.end();
    expect(await archive.findArticle(articleId("gone"))).toBeDefined();
    await waiting.close();
  });
});

describe("a connection that is cut", () => {
  it("is made anew at the next question, which sees nothing of it", async () => {
    await ingest(BEFORE);
    const relay = await startRelay(postgres.setting.url);
    const through = openDatabase({ ...postgres.setting, url: relay.url });
    const archive = await openPostgresArchive(through, postgres.setting, fakeEmbeddings());
    for (let times = 0; times < 3; times++) {
      relay.cutAll();
      expect(await archive.findArticle(articleId("gone"))).toBeDefined();
    }
    await through.close();
    await relay.stop();
  });

  it("to a server that is gone is told as busy, without the password, and mended when it is back", async () => {
    await ingest(BEFORE);
    const relay = await startRelay(postgres.setting.url);
    const url = withPassword(relay.url, "secret");
    const through = openDatabase({ ...postgres.setting, url, timeoutMs: 3000 });
    const archive = await openPostgresArchive(through, postgres.setting, fakeEmbeddings());
    await relay.stop();
    const failure = await archive.findArticle(articleId("gone")).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ArchiveBusyError);
    expect(String(failure)).not.toContain("secret");
    await relay.start();
    expect(await describeArchive(archive)).toBe("before");
    await through.close();
    await relay.stop();
  });

  it(
    "at any message of an ingest leaves a whole record served, and is made up for by the next",
    async () => {
      await ingest(BEFORE);
      const relay = await startRelay(postgres.setting.url);
      const through = () => openPostgresWriter({ ...postgres.setting, url: relay.url });
      const ingestThrough = () => ingestInto(through, [...AFTER], { embeddings: fakeEmbeddings() });
      await ingestThrough();
      const messages = relay.passed();
      expect(messages).toBeGreaterThan(30);
      const step = Math.max(1, Math.floor(messages / CUTS));
      let failures = 0;
      for (let at = 2; at <= messages; at += step) {
        await postgres.run("SELECT pg_advisory_unlock_all()");
        await ingest(BEFORE);
        relay.cutAt(at);
        const failed = await ingestThrough().then(
          () => "",
          (error: unknown) => String(error),
        );
        await postgres.run("SELECT pg_advisory_unlock_all()");
        const served = await describeNow();
        expect(["before", "after"], `message ${at}: ${failed}`).toContain(served);
        if (failed === "") expect(served).toBe("after");
        else failures++;
        await ingest(AFTER);
        expect(`message ${at}: ${await describeNow()}`).toBe(`message ${at}: after`);
      }
      // The last messages of all only say good-bye.
      expect(failures).toBeGreaterThan((0.8 * messages) / step);
      await relay.stop();
    },
    SLOW_MS,
  );
});

describe("what stands in articles", () => {
  it("is a value and never a command, and comes back as it was, a zero character aside", async () => {
    const hostile = inventArticle({
      id: "hostile",
      title: "'); DROP SCHEMA on_the_record CASCADE; --",
      outlet: 'Bobby\'s \\ "Tables" $1 {a,b} NULL',
      body: "It's 'quoted' \\' and \"quoted\" {1,2} $1 NULL \\x00 :: tsvector & | ! <->. Zero \0 within. Ελλάδα 🚀.",
    });
    await ingest([hostile]);
    const archive = await open();
    const found = await archive.findArticle(hostile.id);
    expect(found).toEqual({ ...hostile, body: hostile.body.replace("\0", "\ufffd") });
    const passages = await archive.passagesOf(hostile.id);
    for (const { span, text } of passages) expect(found?.body.slice(span.start, span.end)).toBe(text);
    const hits = await archive.searchKeywords([{ term: "'); drop", weight: 1 }], { limit: 3 });
    expect(hits).toEqual([]);
  });

  it("becomes terms that Postgres takes, whatever they are, and finds by each of them", async () => {
    const term = fc
      .string({ minLength: 1, maxLength: 20, unit: "binary" })
      .map((text) => text.replaceAll("\0", "x").toWellFormed());
    const long = fc.constant("ß".repeat(3000));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof({ weight: 9, arbitrary: term }, long), { minLength: 1, maxLength: 8 }),
        async (terms) => {
          const [row] = await database.rows<{ found: boolean; counted: number }>(
            `SELECT $1::tsvector @@ $2::tsquery AS found,
             (SELECT sum(cardinality(positions))::int FROM unnest($1::tsvector)) AS counted`,
            [writeTermVector(terms), writeAnyOf(terms.slice(-1))],
          );
          expect(row).toEqual({ found: true, counted: terms.length });
        },
      ),
      { numRuns: 60 },
    );
  });
});
