import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import {
  evaluatePolnear,
  type FoundQuote,
  type GoldAttribution,
  matchQuotes,
  scoreAttributions,
} from "../../lib/evaluate/polnear.ts";

function gold(start: number, end: number, more: Partial<GoldAttribution> = {}): GoldAttribution {
  const content = [{ start, end }];
  return {
    kind: "direct",
    sourceKind: "named",
    content,
    source: [{ start: 0, end: 4 }],
    quoted: content,
    ...more,
  };
}

function found(start: number, end: number, more: Partial<FoundQuote> = {}): FoundQuote {
  const pieces = [{ start, end }];
  return { kind: "direct", pieces, quoted: pieces, speaker: { start: 0, end: 4 }, ...more };
}

describe("matchQuotes()", () => {
  test("matches above the threshold only, by the share of gold that is covered", () => {
    expect(matchQuotes([gold(10, 20)], [found(10, 13)], 0.3)).toHaveLength(0);
    expect(matchQuotes([gold(10, 20)], [found(10, 14)], 0.3)).toHaveLength(1);
    expect(matchQuotes([gold(10, 20)], [found(0, 500)], 0.8)).toHaveLength(1);
  });

  test("gives a prediction to one gold quotation at most", () => {
    expect(matchQuotes([gold(10, 20), gold(20, 30)], [found(0, 40)], 0.3)).toHaveLength(1);
  });

  test("counts all pieces of both together", () => {
    const split = gold(0, 0, {
      content: [
        { start: 10, end: 20 },
        { start: 30, end: 40 },
      ],
    });
    const both = found(0, 0, {
      pieces: [
        { start: 10, end: 20 },
        { start: 30, end: 37 },
      ],
    });
    expect(matchQuotes([split], [both], 0.8)).toHaveLength(1);
    expect(matchQuotes([split], [found(10, 20)], 0.8)).toHaveLength(0);
  });
});

describe("scoreAttributions()", () => {
  test("is all ones when every quotation is found with its speaker", () => {
    const kinds = ["direct", "mixed", "indirect"] as const;
    const all = kinds.map((kind, at) => gold(at * 10, at * 10 + 10, { kind }));
    const pronoun = gold(50, 60, { sourceKind: "pronoun" });
    const predictions = [...kinds.map((kind, at) => found(at * 10, at * 10 + 10, { kind })), found(50, 60)];
    const scores = scoreAttributions([{ gold: [...all, pronoun], found: predictions }]);
    expect(new Set(Object.values(scores))).toEqual(new Set([1]));
  });

  test("a wrong speaker and an invented quotation cost what they should", () => {
    const predictions = [found(10, 20, { speaker: { start: 90, end: 95 } }), found(60, 70)];
    const scores = scoreAttributions([{ gold: [gold(10, 20)], found: predictions }]);
    expect(scores.directNamedSpeaker).toBe(0);
    expect(scores.directNamedF1At03).toBeCloseTo(2 / 3);
    expect(scores.directNamedExact).toBe(1);
  });
});

describe("evaluatePolnear()", () => {
  test("scores a folder, with the names of its metrics", async () => {
    const folder = await mkdtemp(join(tmpdir(), "polnear-"));
    const body = "“We will rebuild the mill,” Anna Kovač said.";
    const attribution = {
      article_id: "one",
      type: "direct",
      source_kind: "named",
      content: [[0, 27]],
      source: [[28, 38]],
      quoted: [[1, 26]],
    };
    await writeFile(join(folder, "articles.jsonl"), JSON.stringify({ id: "one", body }));
    await writeFile(join(folder, "attributions.jsonl"), JSON.stringify(attribution));
    const { n, metrics } = await evaluatePolnear(folder, {});
    await rm(folder, { recursive: true });
    expect(n).toBe(1);
    expect(metrics).toMatchObject({
      directNamedF1At03: 1,
      directNamedF1At08: 1,
      directNamedExact: 1,
      directNamedSpeaker: 1,
    });
    expect(metrics.articlesPerSecond).toBeGreaterThan(0);
  });
});
