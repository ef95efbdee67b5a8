import { describe, expect, it } from "vitest";
import { type Example, type Fitted, fitLogistic } from "../../lib/train/fit-logistic.ts";

const OPTIONS = { pull: 0.001, rounds: 300, withBias: true };

function score({ weights, bias }: Fitted, features: readonly number[]): number {
  return features.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), bias);
}

/** Points of a grid, positive above the line x + 2y = 30; the third feature is the same for all. */
const separable: Example[] = Array.from({ length: 100 }, (_, at) => {
  const [x, y] = [at % 10, Math.floor(at / 10)];
  return { features: [x, 10 * y, 5], positive: x + 2 * y > 13.5, weight: 1 };
});

describe("fitLogistic", () => {
  it("learns a set that a line separates, features of very different sizes", () => {
    const fitted = fitLogistic(separable, { ...OPTIONS, rounds: 2000, pull: 0 });
    for (const { features, positive } of separable) expect(score(fitted, features) > 0).toBe(positive);
    expect(fitted.weights.every(Number.isFinite)).toBe(true);
  });

  it("gives a feature that never varies no say", () => {
    const fitted = fitLogistic(separable, OPTIONS);
    expect(fitted.weights[2]).toBeCloseTo(0);
  });

  it("never lets a feature count the other way than its sign allows", () => {
    const free = fitLogistic(separable, OPTIONS);
    expect(free.weights[0]).toBeGreaterThan(0);
    const held = fitLogistic(separable, { ...OPTIONS, signs: [-1, 1, 0] });
    expect(held.weights[0]).toBe(0);
    expect(held.weights[1]).toBeGreaterThan(0);
  });

  it("is deterministic", () => {
    expect(fitLogistic(separable, OPTIONS)).toEqual(fitLogistic(separable, OPTIONS));
  });

  it("listens to an example as much as it weighs", () => {
    const either = (positive: boolean, weight: number): Example => ({ features: [1], positive, weight });
    const mostly = fitLogistic([either(true, 9), either(false, 1)], OPTIONS);
    expect(score(mostly, [1])).toBeGreaterThan(1);
    expect(score(fitLogistic([either(true, 1), either(false, 9)], OPTIONS), [1])).toBeLessThan(-1);
  });

  it("fits differences without a bias", () => {
    const differences: Example[] = [
      { features: [1, 0.2], positive: true, weight: 1 },
      { features: [-1, 0.1], positive: false, weight: 1 },
    ];
    const fitted = fitLogistic(differences, { ...OPTIONS, withBias: false });
    expect(fitted.bias).toBe(0);
    expect(fitted.weights[0]).toBeGreaterThan(0);
  });

  it("learns nothing from nothing", () => {
    expect(fitLogistic([], OPTIONS)).toEqual({ weights: [], bias: expect.any(Number) as number });
  });
});
