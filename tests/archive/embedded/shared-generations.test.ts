import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Archive } from "../../../lib/archive/archive.ts";
import { type Manifest, readCurrent, readManifest } from "../../../lib/archive/embedded/generation-files.ts";
import { LastOpened } from "../../../lib/archive/embedded/last-opened.ts";
import { openEmbeddedArchive } from "../../../lib/archive/embedded/open-archive.ts";
import type { Article } from "../../../lib/domain/article.ts";
import { fakeEmbeddings } from "../fake-embeddings.ts";
import { ingestInto } from "../ingest-into.ts";
import { inventArticle, numberedArticle } from "../invented-articles.ts";

/** Enough passages for a change of an article or two to be a small one. */
const MANY = Array.from({ length: 180 }, (_, at) => numberedArticle(at));
const embeddings = fakeEmbeddings();
const AIRSHIP = inventArticle({
  id: "airship",
  body: "The airship came to Easton on Monday. It left again.",
});

let dir: string;
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), "shared-"));
  await ingestInto(dir, MANY, { embeddings });
  return () => rmSync(dir, { recursive: true, force: true });
});

/** What is served after each of these corpora has been ingested in turn. */
async function ingestAll(...corpora: Article[][]): Promise<Manifest> {
  for (const corpus of corpora) await ingestInto(dir, corpus, { embeddings });
  return servedManifest();
}

async function servedManifest(): Promise<Manifest> {
  const manifest = await readManifest(dir, (await readCurrent(dir)) ?? "");
  if (!manifest) throw new Error("Nothing whole is served.");
  return manifest;
}

const pathOf = ({ name }: Manifest, file: string) => join(dir, "generations", name, file);
const filesOf = (manifest: Manifest) =>
  ["keywords.bin", "vectors.hnsw"].map((file) => statSync(pathOf(manifest, file)).ino);

/** What the archive in a folder finds. */
async function findings(folder: string): Promise<unknown> {
  const archive = await openEmbeddedArchive(folder, embeddings);
  await archive.settled;
  const found = await findingsOf(archive);
  await archive.close();
  return found;
}

/** Passages by what they say, since their numbers tell of the archive's history. */
async function findingsOf(archive: Archive): Promise<unknown> {
  const said = async (hits: Awaited<ReturnType<Archive["searchKeywords"]>>) =>
    (await archive.readPassages(hits.map(({ passageId }) => passageId))).map(
      ({ articleId, ordinal }, at) => `${articleId} ${ordinal} ${(hits[at]?.score ?? 0).toFixed(4)}`,
    );
  const terms = ["bridge", "easton", "airship", "warden"].map((term) => ({ term, weight: 1 }));
  const vector = Float32Array.from(await embeddings.embedQuery("The airship came to Easton on Monday."));
  const { articles, passages, degraded } = archive.info;
  return {
    listed: await archive.listArticles(),
    within: (await archive.searchKeywords(terms, { limit: 9, within: new Set([AIRSHIP.id]) })).length,
    counts: [articles, passages, degraded],
    words: (await said(await archive.searchKeywords(terms, { limit: 2000 }))).sort(),
    vectors: (await said(await archive.searchVectors(vector, { limit: 2000 }))).sort(),
    frequencies: [...(await archive.documentFrequencies(["bridge", "airship"]))],
  };
}

describe("a generation that shares its files with the one before", () => {
  let anew: string;
  let expected: unknown;
  const changed = [AIRSHIP, ...MANY.slice(1)];
  beforeAll(async () => {
    anew = mkdtempSync(join(tmpdir(), "anew-"));
    await ingestInto(anew, changed, { embeddings });
    expected = await findings(anew);
  });
  afterAll(() => rmSync(anew, { recursive: true, force: true }));

  it("writes no index for a small change, and finds what one built anew finds", async () => {
    const before = await servedManifest();
    const files = filesOf(before);
    const after = await ingestAll(MANY.slice(1), changed);
    expect(filesOf(after)).toEqual(files);
    expect(after.indexed).toEqual({ rows: before.rows, passages: before.counts.passages });
    expect(await findings(dir)).toEqual(expected);
  });

  it("writes the indexes anew when changes have become many, and forgets what had gone", async () => {
    const files = filesOf(await ingestAll(changed));
    const after = await ingestAll(MANY.slice(0, 150), changed);
    expect(after.indexed).toBeUndefined();
    expect(filesOf(after)).not.toEqual(files);
    expect(await findings(dir)).toEqual(expected);
  });

  it.each(["keywords.bin", "vectors.hnsw"])(
    "is made whole again when the shared %s is damaged",
    async (file) => {
      const after = await ingestAll(changed);
      const path = pathOf(after, file);
      writeFileSync(
        path,
        Buffer.alloc(after.files[file === "keywords.bin" ? "keywords" : "vectors"]?.bytes ?? 0, 7),
      );
      expect(await findings(dir)).toEqual(expected);
      const mended = await servedManifest();
      expect(mended.name).not.toBe(after.name);
      expect(mended.indexed).toBeUndefined();
      expect(await findings(dir)).toEqual(expected);
    },
  );

  it("is not made of files that are gone or cut short", async () => {
    const before = await servedManifest();
    writeFileSync(pathOf(before, "vectors.hnsw"), "short");
    const after = await ingestAll(changed);
    expect(after.indexed).toBeUndefined();
    expect(await findings(dir)).toEqual(expected);
  });
});

describe("an archive opened while the generation before is open", () => {
  const lighthouse = inventArticle({ id: "lighthouse", body: "The lighthouse was lit on Tuesday." });
  const steps = [
    [AIRSHIP, ...MANY.slice(1)],
    [...MANY.slice(3), lighthouse],
    [lighthouse, AIRSHIP, ...MANY.slice(2)],
  ];

  it("finds what one opened by itself finds, and the one before finds what it found", async () => {
    const last = new LastOpened();
    const open = () => openEmbeddedArchive(dir, embeddings, last);
    let before = await open();
    for (const corpus of steps) {
      const found = await findingsOf(before);
      await ingestAll(corpus);
      const shared = await open();
      expect(shared.info.degraded).toEqual([]);
      expect(await findingsOf(shared)).toEqual(await findings(dir));
      expect(await findingsOf(before)).toEqual(found);
      await before.close();
      expect(await findingsOf(shared)).toEqual(await findings(dir));
      before = shared;
    }
    await before.close();
  });

  it("passes over a generation, and one that was opened and closed", async () => {
    const last = new LastOpened();
    const first = await openEmbeddedArchive(dir, embeddings, last);
    await ingestAll(...steps);
    const shared = await openEmbeddedArchive(dir, embeddings, last);
    const expected = await findings(dir);
    expect(await findingsOf(shared)).toEqual(expected);
    await shared.close();
    await first.close();
    await ingestAll(MANY.slice(1), steps[2] ?? []);
    const again = await openEmbeddedArchive(dir, embeddings, last);
    expect(await findingsOf(again)).toEqual(await findings(dir));
    await again.close();
  });

  it("notices that a shared file was damaged since, and is made whole again", async () => {
    const last = new LastOpened();
    const before = await openEmbeddedArchive(dir, embeddings, last);
    const after = await ingestAll(steps[0] ?? []);
    writeFileSync(pathOf(after, "keywords.bin"), Buffer.alloc(after.files.keywords.bytes, 7));
    const opened = await openEmbeddedArchive(dir, embeddings, last);
    await opened.settled;
    expect((await servedManifest()).name).not.toBe(after.name);
    expect(await findingsOf(opened)).toEqual(await findings(dir));
    await before.close();
    await opened.close();
  });
});
