import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  findServed,
  newGenerationName,
  shareGeneration,
  switchCurrent,
} from "../../../lib/archive/embedded/generation-files.ts";
import { openEmbeddedArchive } from "../../../lib/archive/embedded/open-archive.ts";
import { fakeEmbeddings } from "../fake-embeddings.ts";
import { ingestInto } from "../ingest-into.ts";
import { articleId, numberedArticle } from "../invented-articles.ts";

const ARTICLES = [0, 1, 2].map(numberedArticle);

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "older-"));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

/** The database as the first version of this program wrote it. */
function makeFormat1(): void {
  const database = new Database(join(dir, "archive.sqlite"));
  database.exec(`
    ALTER TABLE vectors DROP COLUMN sentences;
    DROP TABLE files; DROP TABLE signatures; DROP TABLE origins; DROP TABLE reports;
    CREATE TABLE files (file TEXT PRIMARY KEY, stamp TEXT, article_id TEXT, reason TEXT, why TEXT) STRICT;
    INSERT INTO files VALUES ('article-0000.txt', '1 x', 'article-0000', NULL, NULL);
    UPDATE articles SET fingerprint = 'of another recipe';`);
  database.pragma("user_version = 1");
  database.pragma("application_id = 0");
  database.close();
}

/** As the second version wrote it: vectors without those of sentences, and a manifest that knows nothing of them. */
async function makeFormat2(): Promise<void> {
  const served = await findServed(dir);
  if (!served?.manifest) throw new Error("Nothing whole is served.");
  const { rows, builtAt, embeddings, counts } = served.manifest;
  const name = newGenerationName(rows);
  await shareGeneration(dir, served.manifest, { name, rows, builtAt, embeddings, counts });
  await switchCurrent(dir, name);
  const database = new Database(join(dir, "archive.sqlite"));
  database.exec("ALTER TABLE vectors DROP COLUMN sentences");
  database.pragma("user_version = 2");
  database.close();
}

describe("an archive of format 2", () => {
  const embeddings = fakeEmbeddings();
  beforeEach(async () => {
    await ingestInto(dir, ARTICLES, { embeddings });
    await makeFormat2();
  });

  it("serves what it served, without vectors of sentences", async () => {
    const archive = await openEmbeddedArchive(dir, embeddings);
    expect(archive.info).toMatchObject({ vectors: true, degraded: [] });
    const [passage] = await archive.passagesOf(ARTICLES[0]?.id ?? articleId("none"));
    expect(await archive.sentenceVectors([passage?.id ?? 0])).toEqual(new Map());
    await archive.close();
  });

  it("has its texts embedded anew by the next ingest, and sentences with them", async () => {
    const report = await ingestInto(dir, ARTICLES, { embeddings });
    expect(report).toMatchObject({ unchanged: 3, embedded: report.passages });
    expect(await ingestInto(dir, ARTICLES, { embeddings })).toMatchObject({ unchanged: 3, embedded: 0 });
    const archive = await openEmbeddedArchive(dir, embeddings);
    const [passage] = await archive.passagesOf(ARTICLES[0]?.id ?? articleId("none"));
    const found = await archive.sentenceVectors([passage?.id ?? 0]);
    expect(found.get(passage?.id ?? 0)?.scales).toHaveLength(passage?.sentences.length ?? 0);
    await archive.close();
  });
});

describe("an archive of format 1", () => {
  beforeEach(async () => {
    await ingestInto(dir, ARTICLES);
    makeFormat1();
  });

  it("is brought up to date when it is opened, and serves what it served", async () => {
    const archive = await openEmbeddedArchive(dir, undefined);
    expect((await archive.listArticles()).map(({ id, originId }) => [id, originId])).toEqual(
      ARTICLES.map(({ id }) => [id, id]),
    );
    expect(await archive.lastReport()).toBeUndefined();
    await archive.close();
  });

  it("is read again whole by the next ingest, which keeps what a new one would", async () => {
    expect(await ingestInto(dir, ARTICLES)).toMatchObject({ changed: 3, removed: 0 });
    const archive = await openEmbeddedArchive(dir, undefined);
    expect(await archive.lastReport()).toMatchObject({ changed: 3 });
    await archive.close();
    expect(await ingestInto(dir, ARTICLES)).toMatchObject({ unchanged: 3 });
  });
});
