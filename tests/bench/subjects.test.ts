import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { takePassages, toArticle } from "../../lib/bench/bench-pool.ts";
import { measureBuild, measureQueries } from "../../lib/bench/measure.ts";
import { SUBJECTS } from "../../lib/bench/phase.ts";
import { seededEmbeddings } from "../../lib/bench/seeded-embeddings.ts";
import { poolId } from "../../lib/evaluate/pool-record.ts";
import { splitPassages } from "../../lib/ingest/split-passages.ts";

const topics = [
  "The ferry sank off Norwick.",
  "Bakers in Tull struck for bread.",
  "A comet crossed the sky over Marren.",
];
const records = topics.map((body, index) => ({
  id: poolId(`a${index}`),
  body: `${body} ${"It was a long day for all. ".repeat(4)}`,
}));
const articles = records.map(toArticle);
const questions = [
  { text: "What happened to the ferry at Norwick?", gold: ["a0"] },
  { text: "Why did bakers strike in Tull?", gold: ["a1"] },
  { text: "Where was the comet seen?", gold: ["a2"] },
  { text: "What of the lost one?", gold: ["elsewhere"] },
];

const folder = mkdtempSync(join(tmpdir(), "bench-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe("the bench", () => {
  it.each(SUBJECTS.map((subject) => [subject.name, subject] as const))(
    "%s builds, opens again from disk, and finds what it holds; questions without their article are only timed",
    async (name, subject) => {
      const place = join(folder, name.replaceAll(" ", "-"));
      mkdirSync(place);
      const embeddings = seededEmbeddings();
      const built = await measureBuild(subject, articles, place, embeddings);
      const pool = new Set(articles.map(({ id }): string => id));
      const asked = await measureQueries(subject, place, embeddings, { questions, pool });
      expect(built.units).toBe(3);
      expect(built.diskBytes).toBeGreaterThan(0);
      expect(asked).toMatchObject({ asked: 4, judged: 3, recall10: 1 });
    },
  );

  it("takes articles until there are passages enough, the last one cut short, and all when there never are", () => {
    const paragraph = `${"The river rose again that night, and nobody slept. ".repeat(14)}\n\n`;
    const long = { id: poolId("long"), body: paragraph.repeat(9) };
    const cut = takePassages([...records, long], 5);
    expect(cut.map(({ id }) => id)).toEqual(["a0", "a1", "a2", "long"]);
    expect(cut.flatMap((article) => splitPassages(article))).toHaveLength(5);
    expect(takePassages(records, 2)).toHaveLength(2);
    expect(takePassages(records, 99)).toHaveLength(3);
  });
});

describe("seeded vectors", () => {
  it("are the same every time, of length one, and near each other when texts share words", async () => {
    const embeddings = seededEmbeddings();
    const [ferry, ferryAgain, bakers] = await embeddings.embedDocuments([
      "the ferry sank off Norwick",
      "a ferry near Norwick sank",
      "bakers struck for bread",
    ]);
    const dot = (a: readonly number[] = [], b: readonly number[] = []) =>
      a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);
    expect(await embeddings.embedQuery("the ferry sank off Norwick")).toEqual(ferry);
    expect(dot(ferry, ferry)).toBeCloseTo(1);
    expect(dot(ferry, ferryAgain)).toBeGreaterThan(0.6);
    expect(Math.abs(dot(ferry, bakers))).toBeLessThan(0.3);
  });
});
