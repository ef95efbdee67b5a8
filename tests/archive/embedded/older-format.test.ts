import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openEmbeddedArchive } from "../../../lib/archive/embedded/open-archive.ts";
import { ingestInto } from "../ingest-into.ts";
import { numberedArticle } from "../invented-articles.ts";

const ARTICLES = [0, 1, 2].map(numberedArticle);

let dir: string;
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), "older-"));
  await ingestInto(dir, ARTICLES);
  makeFormat1();
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

/** The database as the first version of this program wrote it. */
function makeFormat1(): void {
  const database = new Database(join(dir, "archive.sqlite"));
  database.exec(`
    DROP TABLE files; DROP TABLE signatures; DROP TABLE origins; DROP TABLE reports;
    CREATE TABLE files (file TEXT PRIMARY KEY, stamp TEXT, article_id TEXT, reason TEXT, why TEXT) STRICT;
    INSERT INTO files VALUES ('article-0000.txt', '1 x', 'article-0000', NULL, NULL);
    UPDATE articles SET fingerprint = 'of another recipe';`);
  database.pragma("user_version = 1");
  database.pragma("application_id = 0");
  database.close();
}

describe("an archive of format 1", () => {
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
