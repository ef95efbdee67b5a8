import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fitListwise, type RankedList } from "../../lib/train/fit-listwise.ts";

const options = { rounds: 120, pull: 0.001, positive: [false, false] };
const list = (right: readonly number[], ...wrong: readonly (readonly number[])[]): RankedList => ({
  rivals: [{ features: right, right: true }, ...wrong.map((features) => ({ features, right: false }))],
  weight: 1,
});
const score = (features: readonly number[], weights: readonly number[]) =>
  features.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), 0);

describe("fitListwise", () => {
  it("puts what is right first where one feature tells it", () => {
    const value = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(value, value), { minLength: 1, maxLength: 6 }), (noise) => {
        const lists = noise.map(([a, b]) => list([1, a], [0, b], [0.2, a]));
        const weights = fitListwise(lists, options);
        for (const { rivals } of lists) {
          const [right, ...wrong] = rivals.map(({ features }) => score(features, weights));
          for (const other of wrong) expect(right).toBeGreaterThan(other);
        }
      }),
      { numRuns: 20 },
    );
  });

  it("lets no feature that may only count for count against", () => {
    const lists = [list([0, 1], [1, 0]), list([0.1, 0.8], [0.9, 0])];
    expect(fitListwise(lists, options)[0]).toBeLessThan(0);
    expect(fitListwise(lists, { ...options, positive: [true, false] })[0]).toBe(0);
  });

  it("lets several right ones stand beside each other", () => {
    const rivals = [
      { features: [1, 0], right: true },
      { features: [0, 1], right: true },
      { features: [0, 0], right: false },
    ];
    const [first = 0, second = 0] = fitListwise([{ rivals, weight: 1 }], options);
    expect(first).toBeCloseTo(second);
    expect(first).toBeGreaterThan(0);
  });

  it("learns nothing where nothing or everything is right", () => {
    const all = { rivals: [{ features: [1, 0], right: true }], weight: 1 };
    const none = { rivals: [{ features: [1, 0], right: false }], weight: 1 };
    expect(fitListwise([all, none], options)).toEqual([0, 0]);
    expect(fitListwise([], options)).toEqual([]);
  });
});
