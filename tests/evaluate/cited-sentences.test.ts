import { describe, expect, it } from "vitest";
import { citedSentences, locateSentences, scoreCited } from "../../lib/evaluate/cited-sentences.ts";

const passage = "Rain fell. Rain fell. The dam held .";
const places = locateSentences(passage, ["Rain fell.", "Rain fell.", "The dam held .", "Not there."]);

describe("cited sentences", () => {
  it("are found in order, a repeated one at its own place, a missing one nowhere", () => {
    expect(places.map((place) => place && passage.slice(place.start, place.end))).toEqual([
      "Rain fell.",
      "Rain fell.",
      "The dam held .",
      undefined,
    ]);
    expect(places[1]?.start).toBe(11);
  });

  it("count when the citation covers half of them, or lies in them, and not when it only touches", () => {
    expect([...citedSentences(places, [{ start: 22, end: 29 }])]).toEqual([2]);
    expect([...citedSentences(places, [{ start: 0, end: 13 }])]).toEqual([0]);
    expect([...citedSentences(places, [{ start: 0, end: 36 }])]).toEqual([0, 1, 2]);
  });

  it("are scored against the annotator who agrees best", () => {
    const score = scoreCited(new Set([0, 2]), [new Set([5]), new Set([0, 1, 3])]);
    expect(score.precision).toBeCloseTo(1 / 2);
    expect(score.recall).toBeCloseTo(1 / 3);
    expect(score.f1).toBeCloseTo(0.4);
    expect(scoreCited(new Set(), [new Set([5])])).toEqual({ precision: 0, recall: 0, f1: 0 });
  });
});
