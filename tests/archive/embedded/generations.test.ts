import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  DamagedArchiveError,
  NewerArchiveError,
  NoIndexError,
  WrongEmbeddingsError,
} from "../../../lib/archive/archive-errors.ts";
import { openForWriting } from "../../../lib/archive/embedded/database.ts";
import { currentGeneration, openEmbeddedArchive } from "../../../lib/archive/embedded/open-archive.ts";
import { openEmbeddedWriter } from "../../../lib/archive/embedded/open-writer.ts";
import { fakeEmbeddings } from "../fake-embeddings.ts";
import { ingestInto } from "../ingest-into.ts";
import { articleId, inventArticle, numberedArticle } from "../invented-articles.ts";

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "generations-"));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const ARTICLES = [0, 1, 2].map(numberedArticle);
const ZEPPELIN = inventArticle({ id: "zeppelin", body: "The zeppelin came on Monday. It left again." });
const AIRSHIP = inventArticle({ id: "zeppelin", body: "The airship came on Monday. It left again." });
const term = (word: string) => [{ term: word, weight: 1 }];

describe("generations of the embedded archive", () => {
  it("serves an open reader its own generation while and after the next is made", async () => {
    await ingestInto(dir, [...ARTICLES, ZEPPELIN]);
    const reader = await openEmbeddedArchive(dir, undefined);
    const before = reader.info.generation;
    for (const next of [[...ARTICLES, AIRSHIP], ARTICLES, [AIRSHIP]]) await ingestInto(dir, next);

    expect(await reader.findArticle(articleId("zeppelin"))).toEqual(ZEPPELIN);
    expect((await reader.listArticles()).length).toBe(4);
    const [hit] = await reader.searchKeywords(term("zeppelin"), { limit: 1 });
    expect((await reader.readPassages([hit?.passageId ?? 0]))[0]?.text).toContain("zeppelin");
    expect(await reader.listQuotes()).toHaveLength(4);
    expect(reader.info.generation).toBe(before);
    await reader.close();

    expect(await currentGeneration(dir)).not.toBe(before);
    const now = await openEmbeddedArchive(dir, undefined);
    expect((await now.listArticles()).map(({ id }) => id)).toEqual(["zeppelin"]);
    expect(await now.searchKeywords(term("zeppelin"), { limit: 1 })).toEqual([]);
    await now.close();
  });

  it("shows nothing of an ingest that has not published", async () => {
    await ingestInto(dir, [ZEPPELIN]);
    const writer = await openEmbeddedWriter(dir);
    writer.remove([ZEPPELIN.id]);
    const reader = await openEmbeddedArchive(dir, undefined);
    expect(await reader.findArticle(ZEPPELIN.id)).toEqual(ZEPPELIN);
    await reader.close();
    await writer.close();
  });

  it("cleans up what nobody reads any more", async () => {
    for (let at = 0; at < 6; at++) await ingestInto(dir, [numberedArticle(at), ZEPPELIN]);
    expect(readdirSync(join(dir, "generations"))).toHaveLength(2);
    const database = openForWriting(dir);
    const { rows } =
      database.prepare<[], { rows: number }>("SELECT count(*) AS rows FROM articles").get() ?? {};
    database.close();
    expect(rows).toBe(3);
  });

  it("keeps rows of a reader that lives, and forgets those of one that died", async () => {
    await ingestInto(dir, [ZEPPELIN]);
    writeFileSync(join(dir, "readers", `1.${deadPid()}.abcd`), "");
    for (let at = 0; at < 3; at++) await ingestInto(dir, [numberedArticle(at)]);
    expect(readdirSync(join(dir, "readers"))).toEqual([]);
  });

  it("says that there is no index", async () => {
    await expect(openEmbeddedArchive(join(dir, "nowhere"), undefined)).rejects.toThrow(NoIndexError);
    expect(await currentGeneration(join(dir, "nowhere"))).toBeUndefined();
    expect(existsSync(join(dir, "nowhere"))).toBe(false);
  });

  it("refuses other embeddings by name, with the command that mends it", async () => {
    await ingestInto(dir, ARTICLES, { embeddings: fakeEmbeddings("use-lite") });
    const opening = openEmbeddedArchive(dir, fakeEmbeddings("ollama:x"));
    await expect(opening).rejects.toThrow(WrongEmbeddingsError);
    await expect(opening).rejects.toThrow(/use-lite.*ollama:x.*npm run ingest/u);
    const keywordsOnly = await openEmbeddedArchive(dir, undefined);
    expect(keywordsOnly.info).toMatchObject({ embeddings: "none", vectors: false, degraded: [] });
    await keywordsOnly.close();
  });

  it("refuses a newer archive and leaves it untouched", async () => {
    await ingestInto(dir, ARTICLES);
    const database = openForWriting(dir);
    database.pragma("user_version = 99");
    database.pragma("wal_checkpoint(TRUNCATE)");
    database.close();
    const bytes = readFileSync(join(dir, "archive.sqlite"));
    await expect(openEmbeddedArchive(dir, undefined)).rejects.toThrow(NewerArchiveError);
    await expect(openEmbeddedWriter(dir)).rejects.toThrow(NewerArchiveError);
    expect(readFileSync(join(dir, "archive.sqlite")).equals(bytes)).toBe(true);
  });

  it("says how to restore a damaged database, and is never silently empty", async () => {
    await ingestInto(dir, ARTICLES);
    writeFileSync(join(dir, "archive.sqlite"), Buffer.alloc(8192, 7));
    for (const name of ["archive.sqlite-wal", "archive.sqlite-shm"]) rmSync(join(dir, name), { force: true });
    await expect(openEmbeddedArchive(dir, undefined)).rejects.toThrow(DamagedArchiveError);
    await expect(openEmbeddedWriter(dir)).rejects.toThrow(/backup/u);
    rmSync(join(dir, "archive.sqlite"));
    await expect(openEmbeddedArchive(dir, undefined)).rejects.toThrow(DamagedArchiveError);
  });

  it("keeps the vector index right through additions and removals", async () => {
    const embeddings = fakeEmbeddings();
    const many = Array.from({ length: 60 }, (_, at) => numberedArticle(at));
    for (const [from, to] of [
      [0, 40],
      [0, 50],
      [5, 50],
      [5, 60],
      [30, 60],
    ] as const) {
      await ingestInto(dir, many.slice(from, to), { embeddings });
      const archive = await openEmbeddedArchive(dir, embeddings);
      const vector = Float32Array.from(await embeddings.embedQuery("The bridge of Easton took visitors"));
      const hits = await archive.searchVectors(vector, { limit: 10_000 });
      expect(hits).toHaveLength(archive.info.passages);
      const ids = new Set(hits.map((hit) => hit.articleId));
      expect([...ids].sort()).toEqual(many.slice(from, to).map(({ id }) => id));
      await archive.close();
    }
  });
});

/** Of a process that has surely ended: larger than the system gives. */
function deadPid(): number {
  return 4_194_305 + 1_000_000;
}
