import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Hit } from "../../lib/archive/archive.ts";
import type { ArticleId } from "../../lib/domain/article.ts";
import { fuseHits } from "../../lib/retrieve/find-candidates.ts";

const hits: fc.Arbitrary<Hit[]> = fc
  .uniqueArray(fc.tuple(fc.integer({ min: 1, max: 20 }), fc.double({ min: -1, max: 9, noNaN: true })), {
    selector: ([passageId]) => passageId,
    maxLength: 12,
  })
  .map((pairs) => pairs.map(([passageId, score]) => ({ passageId, articleId: "a" as ArticleId, score })));

const hit = (passageId: number, score: number): Hit => ({ passageId, articleId: "a" as ArticleId, score });

describe("fuseHits", () => {
  it("holds every passage found once, best first, ties by number, every score in [0, 1]", () => {
    fc.assert(
      fc.property(hits, hits, (keyword, vector) => {
        const fused = fuseHits(keyword, vector);
        const found = new Set([...keyword, ...vector].map(({ passageId }) => passageId));
        expect(new Set(fused.map(({ passageId }) => passageId))).toEqual(found);
        expect(fused).toHaveLength(found.size);
        for (const { keyword: byKeyword, vector: byVector, fused: score } of fused) {
          for (const value of [byKeyword, byVector, score]) {
            expect(value).toBeGreaterThanOrEqual(0);
            expect(value).toBeLessThanOrEqual(1 + 1e-9);
          }
        }
        expect(fused).toEqual([...fused].sort((a, b) => b.fused - a.fused || a.passageId - b.passageId));
      }),
    );
  });

  it("keeps the keywords' order when there are no vectors", () => {
    expect(fuseHits([hit(3, 9), hit(1, 5), hit(2, 1)], []).map(({ passageId }) => passageId)).toEqual([
      3, 1, 2,
    ]);
    expect(fuseHits([hit(3, 9)], [])[0]).toMatchObject({ fused: 1, similarity: null });
  });

  it("puts what both find before what one finds as well", () => {
    const fused = fuseHits([hit(1, 9), hit(2, 8.9), hit(3, 1)], [hit(2, 0.9), hit(4, 0.8), hit(3, 0.1)]);
    expect(fused[0]?.passageId).toBe(2);
  });
});
