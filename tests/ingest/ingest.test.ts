import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ArchiveLockedError } from "../../lib/archive/archive-errors.ts";
import { openEmbeddedArchive } from "../../lib/archive/embedded/open-archive.ts";
import { openEmbeddedWriter } from "../../lib/archive/embedded/open-writer.ts";
import type { CorpusItem } from "../../lib/corpus/read-corpus.ts";
import type { Article } from "../../lib/domain/article.ts";
import type { NamedEmbeddings } from "../../lib/embeddings/named-embeddings.ts";
import type { UnchangedFiles } from "../../lib/ingest/unchanged-files.ts";
import { EmptyCorpusError } from "../../lib/ingest/stage-corpus.ts";
import { fakeEmbeddings } from "../archive/fake-embeddings.ts";
import { ingestInto } from "../archive/ingest-into.ts";
import { articleId, inventArticle, numberedArticle } from "../archive/invented-articles.ts";

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "ingest-"));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const ARTICLES = [0, 1, 2, 3].map(numberedArticle);

function edited(article: Article, words: string): Article {
  return inventArticle({
    id: article.id,
    body: `${article.body} ${words}`,
    title: article.title.value ?? "",
  });
}

async function servedIds(): Promise<string[]> {
  const archive = await openEmbeddedArchive(dir, undefined);
  const ids = (await archive.listArticles()).map(({ id }) => id);
  await archive.close();
  return ids;
}

async function findWords(term: string): Promise<string[]> {
  const archive = await openEmbeddedArchive(dir, undefined);
  const hits = await archive.searchKeywords([{ term, weight: 1 }], { limit: 10 });
  await archive.close();
  return [...new Set(hits.map((hit) => hit.articleId))].sort();
}

describe("ingest", () => {
  it("reports what it read and made", async () => {
    const embeddings = fakeEmbeddings();
    const report = await ingestInto(dir, ARTICLES, { embeddings });
    expect(report).toMatchObject({
      read: 4,
      added: 4,
      changed: 0,
      unchanged: 0,
      removed: 0,
      quotes: 4,
      setAside: [],
    });
    expect(report.embedded).toBe(report.passages);
    expect(embeddings.asked).toHaveLength(report.passages);
  });

  it("embeds nothing and takes nothing apart when nothing changed, and leaves the generation in place", async () => {
    await ingestInto(dir, ARTICLES, { embeddings: fakeEmbeddings() });
    const generations = readdirSync(join(dir, "generations"));
    const embeddings = fakeEmbeddings();
    const takenApart: string[] = [];
    const report = await ingestInto(dir, ARTICLES, {
      embeddings,
      onTakenApart: ({ id }) => takenApart.push(id),
    });
    expect(report).toMatchObject({ added: 0, changed: 0, unchanged: 4, embedded: 0 });
    expect(report.passages).toBeGreaterThan(4);
    expect([embeddings.asked, takenApart]).toEqual([[], []]);
    expect(readdirSync(join(dir, "generations"))).toEqual(generations);
  });

  it("takes apart only what changed, and embeds only texts it has not seen", async () => {
    await ingestInto(dir, ARTICLES, { embeddings: fakeEmbeddings() });
    const [first, ...rest] = ARTICLES;
    if (!first) throw new Error("no article");
    const embeddings = fakeEmbeddings();
    const takenApart: string[] = [];
    const report = await ingestInto(dir, [edited(first, "The zeppelin came."), ...rest], {
      embeddings,
      onTakenApart: ({ id }) => takenApart.push(id),
    });
    expect(report).toMatchObject({ changed: 1, unchanged: 3 });
    expect(takenApart).toEqual([first.id]);
    expect(embeddings.asked.length).toBeLessThan(4);
    expect(await findWords("zeppelin")).toEqual([first.id]);
  });

  it("answers no old text after an edit, a rename or a removal", async () => {
    const old = inventArticle({ id: "old", body: "The zeppelin came on Monday. It left again." });
    await ingestInto(dir, [...ARTICLES, old]);
    expect(await findWords("zeppelin")).toEqual(["old"]);

    const renamed = inventArticle({ id: "new", body: old.body });
    expect(await ingestInto(dir, [...ARTICLES, renamed])).toMatchObject({ added: 1, removed: 1 });
    expect(await findWords("zeppelin")).toEqual(["new"]);

    const mended = inventArticle({ id: "new", body: "The airship came on Monday. It left again." });
    expect(await ingestInto(dir, [...ARTICLES, mended])).toMatchObject({ changed: 1, removed: 0 });
    expect(await findWords("zeppelin")).toEqual([]);

    expect(await ingestInto(dir, ARTICLES)).toMatchObject({ removed: 1 });
    expect(await findWords("airship")).toEqual([]);
  });

  it("keeps one of two exact copies, the one of which more is known, whichever comes first", async () => {
    const body = "The zeppelin came on Monday. It left again.";
    const bare = inventArticle({ id: "bare", body });
    const known = inventArticle({ id: "known", body, outlet: "Easton Echo", title: "The zeppelin" });
    for (const order of [
      [bare, known],
      [known, bare],
    ]) {
      const report = await ingestInto(dir, order);
      expect(await servedIds()).toEqual(["known"]);
      expect(report.setAside).toEqual([
        { file: "bare.txt", reason: "duplicate", why: "Its text is that of known.txt.", copyOf: "known" },
      ]);
    }
    await ingestInto(dir, [bare]);
    expect(await servedIds()).toEqual(["bare"]);
  });

  it("notices that only a field changed", async () => {
    const body = "The zeppelin came on Monday. It left again.";
    await ingestInto(dir, [inventArticle({ id: "a", body })]);
    const report = await ingestInto(dir, [inventArticle({ id: "a", body, outlet: "Easton Echo" })]);
    expect(report).toMatchObject({ changed: 1 });
    const archive = await openEmbeddedArchive(dir, undefined);
    expect((await archive.findArticle(articleId("a")))?.outlet).toEqual({
      value: "Easton Echo",
      from: "editor",
    });
    await archive.close();
  });

  it("does not take what cannot be read now for removed", async () => {
    await ingestInto(dir, ARTICLES);
    const items: CorpusItem[] = ARTICLES.slice(1).map((article) => ({ kind: "article", article }));
    const why = "It cannot be read: permission denied.";
    const lost: CorpusItem = { kind: "set-aside", file: ARTICLES[0]?.file ?? "", reason: "unreadable", why };
    const report = await ingestInto(dir, [lost, ...items]);
    expect(report).toMatchObject({ removed: 0, setAside: [{ reason: "unreadable" }] });
    expect(await servedIds()).toHaveLength(4);
  });

  it("refuses an empty corpus and changes nothing", async () => {
    await ingestInto(dir, ARTICLES);
    const aside: CorpusItem = { kind: "set-aside", file: "a.txt", reason: "empty", why: "It holds no text." };
    await expect(ingestInto(dir, [aside])).rejects.toThrow(EmptyCorpusError);
    expect(await servedIds()).toHaveLength(4);
  });

  it("passes over files by their stamps, but not when told to take all apart again", async () => {
    const stamped: CorpusItem[] = ARTICLES.map((article) => ({ kind: "article", article, stamp: "1" }));
    await ingestInto(dir, stamped);
    const asked: string[][] = [];
    const source = (unchangedFiles: UnchangedFiles) =>
      (async function* (): AsyncGenerator<CorpusItem> {
        const stamps = ARTICLES.map(({ file }, at): [string, string] => [file, at === 0 ? "2" : "1"]);
        const unchanged = unchangedFiles(new Map(stamps));
        asked.push([...unchanged]);
        for (const article of ARTICLES) {
          const { file } = article;
          yield await Promise.resolve(
            unchanged.has(file) ? { kind: "unchanged", file, stamp: "1" } : { kind: "article", article },
          );
        }
      })();
    expect(await ingestInto(dir, source)).toMatchObject({ unchanged: 4, removed: 0 });
    expect(asked).toEqual([ARTICLES.slice(1).map(({ file }) => file)]);
    const takenApart: string[] = [];
    await ingestInto(dir, source, { again: true, onTakenApart: ({ id }) => takenApart.push(id) });
    expect(takenApart).toHaveLength(4);
  });

  it("embeds everything again when another model answers under the same name", async () => {
    await ingestInto(dir, ARTICLES, { embeddings: fakeEmbeddings("ollama:x", 32) });
    const other = fakeEmbeddings("ollama:x", 48);
    const report = await ingestInto(dir, ARTICLES, { embeddings: other });
    expect(report.embedded).toBe(report.passages);
    const archive = await openEmbeddedArchive(dir, other);
    const vector = Float32Array.from(await other.embedQuery("the bridge"));
    expect(await archive.searchVectors(vector, { limit: 3 })).toHaveLength(3);
    await archive.close();
  });

  it("keeps the vectors of embeddings that were used before", async () => {
    await ingestInto(dir, ARTICLES, { embeddings: fakeEmbeddings("one") });
    await ingestInto(dir, ARTICLES, { embeddings: fakeEmbeddings("two") });
    const back = fakeEmbeddings("one");
    expect(await ingestInto(dir, ARTICLES, { embeddings: back })).toMatchObject({
      embedded: 0,
      unchanged: 4,
    });
    expect(back.asked).toEqual([]);
  });

  it("loses no vector already made when the embeddings fail half-way", async () => {
    const many = Array.from({ length: 80 }, (_, at) => numberedArticle(at));
    const failing = fakeEmbeddings();
    let calls = 0;
    const embedPassages: NamedEmbeddings["embedPassages"] = (passages) =>
      ++calls === 2
        ? Promise.reject(new Error("gone"))
        : (failing.embedPassages?.(passages) ?? Promise.reject(new Error("knows no passages")));
    await expect(ingestInto(dir, many, { embeddings: { ...failing, embedPassages } })).rejects.toThrow(
      "gone",
    );
    await expect(openEmbeddedArchive(dir, undefined)).rejects.toThrow("no index");

    const working = fakeEmbeddings();
    const report = await ingestInto(dir, many, { embeddings: working });
    expect(report).toMatchObject({ unchanged: 80 });
    expect(working.asked).toHaveLength(report.passages - failing.asked.length);
  });

  it("lets one writer in at a time, and names it", async () => {
    const writer = await openEmbeddedWriter(dir);
    await expect(openEmbeddedWriter(dir)).rejects.toThrow(ArchiveLockedError);
    await expect(openEmbeddedWriter(dir)).rejects.toMatchObject({ pid: process.pid });
    await writer.close();
    await (await openEmbeddedWriter(dir)).close();
  });
});
