import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  averagePrecision,
  foldToArticles,
  hitAt,
  ndcgAt,
  reciprocalRankAt,
} from "../../lib/evaluate/ranking-metrics.ts";

const ranked = ["a", "b", "c", "d"];

describe("ranking metrics", () => {
  it("count a hit and its rank only within the first k", () => {
    expect(hitAt(ranked, new Set(["c"]), 2)).toBe(0);
    expect(hitAt(ranked, new Set(["c"]), 3)).toBe(1);
    expect(reciprocalRankAt(ranked, new Set(["c", "d"]), 10)).toBeCloseTo(1 / 3);
    expect(reciprocalRankAt(ranked, new Set(["d"]), 3)).toBe(0);
  });

  it("agree with average precision and nDCG worked out by hand", () => {
    const relevant = new Set(["a", "c", "z"]);
    expect(averagePrecision(ranked, relevant)).toBeCloseTo((1 / 1 + 2 / 3) / 3);
    expect(ndcgAt(ranked, relevant, 10)).toBeCloseTo((1 + 1 / 2) / (1 + 1 / Math.log2(3) + 1 / 2));
  });

  it("give 1 to a perfect ranking, and never leave [0, 1]", () => {
    const ids = fc.uniqueArray(fc.integer({ min: 0, max: 20 }), { minLength: 1 });
    fc.assert(
      fc.property(ids, ids, (ranking, gold) => {
        const relevant = new Set(gold);
        expect(ndcgAt(gold, relevant, 10)).toBeCloseTo(1);
        expect(averagePrecision(gold, relevant)).toBeCloseTo(1);
        for (const value of [ndcgAt(ranking, relevant, 10), averagePrecision(ranking, relevant)]) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(1 + 1e-9);
        }
      }),
    );
  });

  it("fold passages to articles at the place of the best passage", () => {
    expect(foldToArticles(["b", "a", "b", "c", "a"].map((articleId) => ({ articleId })))).toEqual([
      "b",
      "a",
      "c",
    ]);
  });
});
