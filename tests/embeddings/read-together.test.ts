import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { batchRuns, cutRuns, sumRuns } from "../../lib/embeddings/read-together.ts";

const run = fc.array(fc.nat({ max: 9 }), { maxLength: 40 });

describe("cutRuns", () => {
  it("loses no piece, changes no order and makes no run too long", () => {
    fc.assert(
      fc.property(run, fc.integer({ min: 1, max: 9 }), (pieces, most) => {
        const runs = cutRuns(pieces, most);
        expect(runs.flat()).toEqual(pieces);
        for (const { length } of runs) expect(length).toBeLessThanOrEqual(most);
      }),
    );
  });
});

describe("batchRuns", () => {
  it("keeps every run in its order, and takes none beyond what a batch may come to", () => {
    fc.assert(
      fc.property(fc.array(run), (runs) => {
        const batches = batchRuns(runs, 64);
        expect(batches.flat()).toEqual(runs);
        for (const batch of batches) expect(batch.flat().length).toBeLessThanOrEqual(64);
      }),
    );
  });

  it("fills a batch before it begins another", () => {
    expect(batchRuns([[1, 1, 1], [1], [1, 1, 1], [1]], 6)).toEqual([
      [[1, 1, 1], [1]],
      [[1, 1, 1], [1]],
    ]);
  });
});

describe("sumRuns", () => {
  it("adds up each run's own vectors", () => {
    const vectors = Float32Array.of(1, 2, 3, 4, 5, 6);
    const [short, long] = sumRuns([[7], [7, 7]], vectors, 2);
    expect([[...(short ?? [])], [...(long ?? [])]]).toEqual([
      [1, 2],
      [8, 10],
    ]);
  });
});
