import { describe, expect, it } from "vitest";
import { learnPhraseWeights } from "../../lib/short-answer/learn-phrase-weights.ts";

const OPTIONS = { epochs: 60, rate: 0.1, decay: 0.001 };

describe("learnPhraseWeights", () => {
  it("raises what right phrases have and lowers what wrong ones have", () => {
    const lesson = {
      weight: 1,
      candidates: [
        { features: { name: 1, both: 1 }, reward: 1 },
        { features: { number: 1, both: 1 }, reward: 0 },
      ],
    };
    const weights = learnPhraseWeights([lesson], OPTIONS);
    expect(weights["name"]).toBeGreaterThan(0.5);
    expect(weights["number"]).toBeLessThan(-0.5);
    expect(Math.abs(weights["both"] ?? 1)).toBeLessThan(0.01);
  });

  it("learns nothing from a question without a right phrase", () => {
    const lesson = { weight: 1, candidates: [{ features: { name: 1 }, reward: 0 }] };
    expect(learnPhraseWeights([lesson], OPTIONS)).toEqual({});
  });

  it("follows the heavier of two lessons that disagree", () => {
    const lesson = (right: string, wrong: string, weight: number) => ({
      weight,
      candidates: [
        { features: { [right]: 1 }, reward: 1 },
        { features: { [wrong]: 1 }, reward: 0 },
      ],
    });
    const weights = learnPhraseWeights([lesson("a", "b", 3), lesson("b", "a", 1)], OPTIONS);
    expect(weights["a"]).toBeGreaterThan(weights["b"] ?? 0);
  });
});
