import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openForReading } from "../../../lib/archive/embedded/database.ts";
import { openEmbeddedWriter } from "../../../lib/archive/embedded/open-writer.ts";
import type { NamedEmbeddings } from "../../../lib/embeddings/named-embeddings.ts";
import { fakeEmbeddings } from "../fake-embeddings.ts";
import { ingestInto } from "../ingest-into.ts";
import { inventArticle, numberedArticle } from "../invented-articles.ts";

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "vectors-"));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const MANY = Array.from({ length: 180 }, (_, at) => numberedArticle(at));
const AIRSHIP = inventArticle({ id: "airship", body: "The airship came to Easton on Monday." });
const TWIN = inventArticle({ id: "airship", body: "The airship came to Easton on Monday.", title: "Twin" });

/** Passages of what is served that have no vector, and vectors that no passage has. */
function countAmiss(): readonly (number | undefined)[] {
  const database = openForReading(dir);
  const count = (which: string) =>
    database.prepare<[], { count: number }>(`SELECT count(*) AS count ${which}`).get()?.count;
  const amiss = [
    count(`FROM passages WHERE text_hash NOT IN (SELECT text_hash FROM vectors)`),
    count(`FROM vectors WHERE text_hash NOT IN (SELECT text_hash FROM passages)`),
  ];
  database.close();
  return amiss;
}

/** The same name, but another model, or another run of it. */
const another = (): NamedEmbeddings => {
  const fake = fakeEmbeddings("fake");
  const turned = (vector: readonly number[]) => [...vector].reverse();
  return {
    ...fake,
    embedQuery: async (text) => turned(await fake.embedQuery(text)),
    embedPassages: async (passages) => {
      const vectors = (await fake.embedPassages?.(passages)) ?? [];
      return vectors.map(({ whole, sentences }) => ({
        whole: turned(whole),
        sentences: sentences.map(turned),
      }));
    },
  };
};

describe("vectors that are kept", () => {
  it("are made for what came, and go with what went, change after change", async () => {
    const embeddings = fakeEmbeddings();
    await ingestInto(dir, MANY, { embeddings });
    embeddings.asked.length = 0;
    for (const corpus of [[AIRSHIP, ...MANY], MANY, [...MANY.slice(2), AIRSHIP], [...MANY.slice(1), TWIN]])
      await ingestInto(dir, corpus, { embeddings });
    await ingestInto(dir, [...MANY.slice(1), TWIN, inventArticle({ id: "last", body: "It is over." })], {
      embeddings,
    });
    const asked = embeddings.asked.filter((text) => text.includes("airship"));
    expect(asked.length).toBeGreaterThan(0);
    expect(embeddings.asked.length).toBeLessThan(12);
    expect(countAmiss()).toEqual([0, 0]);
  });

  it("are made for articles that an ingest staged before it was killed", async () => {
    const embeddings = fakeEmbeddings();
    await ingestInto(dir, MANY, { embeddings });
    const failing = {
      ...embeddings,
      embedPassages: () => Promise.reject(new Error("The process was killed.")),
    };
    await expect(ingestInto(dir, [...MANY, AIRSHIP], { embeddings: failing })).rejects.toThrow("killed");
    await ingestInto(dir, [...MANY, AIRSHIP], { embeddings });
    expect(countAmiss()).toEqual([0, 0]);
  });

  it("are all made anew when the model is another one, also where that was cut short", async () => {
    await ingestInto(dir, MANY, { embeddings: fakeEmbeddings() });
    const cutShort = {
      ...another(),
      embedPassages: () => Promise.reject(new Error("The process was killed.")),
    };
    await expect(ingestInto(dir, MANY, { embeddings: cutShort })).rejects.toThrow("killed");
    await ingestInto(dir, [...MANY, AIRSHIP], { embeddings: another() });
    expect(countAmiss()).toEqual([0, 0]);
  });

  it("are looked for among all articles where not every one had its vector", async () => {
    await ingestInto(dir, MANY);
    const writer = await openEmbeddedWriter(dir);
    expect([...writer.textsWithoutVector("fake")].length).toBeGreaterThan(100);
    await writer.close();
    await ingestInto(dir, [...MANY, AIRSHIP], { embeddings: fakeEmbeddings() });
    const after = await openEmbeddedWriter(dir);
    expect([...after.textsWithoutVector("fake")]).toEqual([]);
    expect([...after.textsWithoutVector("another")].length).toBeGreaterThan(100);
    await after.close();
    expect(countAmiss()).toEqual([0, 0]);
  });
});
