import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { currentGeneration, openEmbeddedArchive } from "../../../lib/archive/embedded/open-archive.ts";
import { fakeEmbeddings } from "../fake-embeddings.ts";
import { ingestInto } from "../ingest-into.ts";
import { inventArticle, numberedArticle } from "../invented-articles.ts";

const ARTICLES = [
  ...Array.from({ length: 12 }, (_, at) => numberedArticle(at)),
  inventArticle({ id: "zeppelin", body: "The zeppelin came on Monday. It left again." }),
];
const embeddings = fakeEmbeddings();
const FLIPS = process.env["SOAK"] === "1" ? 333 : 12;

let whole: string;
let dir: string;
beforeAll(async () => {
  whole = mkdtempSync(join(tmpdir(), "whole-"));
  await ingestInto(whole, ARTICLES, { embeddings });
});
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "damage-"));
  cpSync(whole, dir, { recursive: true });
  return () => rmSync(dir, { recursive: true, force: true });
});
afterAll(() => rmSync(whole, { recursive: true, force: true }));

function file(name: string): string {
  const [generation = ""] = readdirSync(join(dir, "generations"));
  return join(dir, "generations", generation, name);
}

function flip(path: string, at: number): void {
  const bytes = readFileSync(path);
  bytes[at % bytes.length] = (bytes[at % bytes.length] ?? 0) ^ 0xff;
  writeFileSync(path, bytes);
}

const damages: readonly (readonly [string, () => void])[] = [
  [
    "the vector index is cut",
    () => truncateSync(file("vectors.hnsw"), statSync(file("vectors.hnsw")).size / 2),
  ],
  ["the vector index is empty", () => writeFileSync(file("vectors.hnsw"), "")],
  ["the vector index is gone", () => rmSync(file("vectors.hnsw"))],
  ["the keyword index is cut", () => truncateSync(file("keywords.bin"), 100)],
  ["the keyword index is gone", () => rmSync(file("keywords.bin"))],
  [
    "both are noise",
    () => ["vectors.hnsw", "keywords.bin"].forEach((name) => writeFileSync(file(name), "noise")),
  ],
  ["the manifest is noise", () => writeFileSync(file("manifest.json"), "{")],
  ["the manifest is gone", () => rmSync(file("manifest.json"))],
  ["the whole generation is gone", () => rmSync(join(dir, "generations"), { recursive: true })],
  ["the pointer is gone", () => rmSync(join(dir, "current"))],
  ["the pointer is noise", () => writeFileSync(join(dir, "current"), "../../etc/passwd")],
  [
    "pointer and generations are gone",
    () => ["current", "generations"].forEach((name) => rmSync(join(dir, name), { recursive: true })),
  ],
];

/** Keywords answer at once; when the rebuilding has settled, vectors do too and what is on disk is whole again. */
async function expectMended(): Promise<void> {
  const archive = await openEmbeddedArchive(dir, embeddings);
  const [hit] = await archive.searchKeywords([{ term: "zeppelin", weight: 1 }], { limit: 1 });
  expect(hit?.articleId).toBe("zeppelin");
  await archive.settled;
  expect(archive.info).toMatchObject({ vectors: true, degraded: [], articles: ARTICLES.length });
  const vector = Float32Array.from(
    await embeddings.embedQuery("The zeppelin came on Monday. It left again."),
  );
  expect((await archive.searchVectors(vector, { limit: 1 }))[0]?.articleId).toBe("zeppelin");
  await archive.close();

  const again = await openEmbeddedArchive(dir, embeddings);
  expect(again.info).toMatchObject({ vectors: true, degraded: [], generation: await currentGeneration(dir) });
  await again.close();
}

describe("a damaged index", () => {
  it.each(damages)("is mended when %s", async (_, damage) => {
    damage();
    await expectMended();
  });

  it("is mended wherever a byte of it was flipped", async () => {
    for (let at = 0; at < FLIPS; at++) {
      const name = at % 2 === 0 ? "vectors.hnsw" : "keywords.bin";
      const [generation = ""] = readdirSync(join(dir, "generations")).slice(-1);
      flip(join(dir, "generations", generation, name), at * 9973);
      await expectMended();
    }
  }, 600_000);

  it("says that it is degraded while it is being mended", async () => {
    rmSync(file("vectors.hnsw"));
    const archive = await openEmbeddedArchive(dir, embeddings);
    expect(archive.info.vectors).toBe(false);
    expect(archive.info.degraded).toHaveLength(1);
    expect(await archive.searchVectors(new Float32Array(32).fill(1), { limit: 1 })).toEqual([]);
    await archive.close();
  });

  it("is mended by an ingest too, though nothing in the corpus changed", async () => {
    rmSync(file("vectors.hnsw"));
    const report = await ingestInto(dir, ARTICLES, { embeddings });
    expect(report).toMatchObject({ unchanged: ARTICLES.length, embedded: 0 });
    const archive = await openEmbeddedArchive(dir, embeddings);
    expect(archive.info.vectors).toBe(true);
    await archive.close();
  });
});
