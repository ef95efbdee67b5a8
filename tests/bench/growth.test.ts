import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { drawGrowth } from "../../lib/bench/draw-growth.ts";
import { changeArticle, writeGrowthCorpus } from "../../lib/bench/growth-corpus.ts";
import { formatGrowth } from "../../lib/bench/growth-report.ts";
import type { GrowthRow } from "../../lib/bench/run-growth.ts";
import { readCorpus } from "../../lib/corpus/read-corpus.ts";
import type { Article } from "../../lib/domain/article.ts";
import { poolId } from "../../lib/evaluate/pool-record.ts";

const folder = mkdtempSync(join(tmpdir(), "growth-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const records = [
  {
    id: poolId("ferry"),
    title: "A ferry: lost",
    outlet: "Norwick Post",
    body: "The ferry sank.\n\nAll were saved.",
  },
  { id: poolId("bakers"), body: "Bakers in Tull struck for bread." },
];

async function readAll(): Promise<Article[]> {
  const articles: Article[] = [];
  for await (const item of readCorpus(folder)) if (item.kind === "article") articles.push(item.article);
  return articles;
}

describe("the growth bench", () => {
  it("writes as many articles as are asked for, each a text of its own, and changes the one that is named", async () => {
    await writeGrowthCorpus(records, { folder, articles: 5, bodyCharacters: 1500 });
    await changeArticle(folder, 4, "A heron was counted.");
    const articles = await readAll();
    expect(new Set(articles.map(({ contentHash }) => contentHash)).size).toBe(5);
    expect(articles[0]).toMatchObject({
      title: { value: "A ferry: lost" },
      outlet: { value: "Norwick Post" },
    });
    expect(articles[2]?.body).toContain("All were saved. (Edition 1, paragraph 2.)");
    expect(articles.filter(({ body }) => body.includes("heron")).map(({ file }) => file)).toEqual([
      "0000/article-000004.md",
    ]);
  });

  it("cuts a longer article at the end of a paragraph", async () => {
    await writeGrowthCorpus(records, { folder, articles: 1, bodyCharacters: 20 });
    expect(readFileSync(join(folder, "0000/article-000000.md"), "utf8")).toMatch(/The ferry sank\.\n$/u);
  });

  it("tells and draws every size", () => {
    const figures = {
      seconds: 2,
      processorSeconds: 1.5,
      memoryBytes: 2 ** 28,
      passages: 30,
      quotes: 4,
      changed: 0,
      diskBytes: 2 ** 20,
    };
    const asking = { openMs: 90, p50Ms: 12, p95Ms: 33, memoryBytes: 2 ** 28 };
    const rows: GrowthRow[] = [100, 1000].map((articles) => ({
      articles,
      first: figures,
      again: figures,
      change: figures,
      asking,
    }));
    const report = { machine: "one core", startedAt: "2022-03-01", bodyCharacters: Infinity, rows };
    expect(formatGrowth(report)).toMatch(/articles whole[\s\S]*1,000 .* 1\.5 ms .* 33 ms/u);
    const chart = drawGrowth(rows);
    expect(chart).toMatch(/^<svg [\s\S]*<\/svg>\n$/u);
    expect(chart).not.toContain("NaN");
    expect(chart.match(/<circle/gu)).toHaveLength(12);
  });
});
