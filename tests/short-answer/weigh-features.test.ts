import { describe, expect, it } from "vitest";
import {
  collectFeatures,
  type Describe,
  featureFamily,
  featureNamed,
} from "../../lib/short-answer/feature.ts";
import { weighEach, weighFeatures } from "../../lib/short-answer/weigh-features.ts";

const DESCRIBE: Describe = (note) => {
  note(true, featureNamed("capitals"));
  note(0.5, featureNamed("length"));
  note(2, featureFamily("person:kind:")("place"));
  note(false, featureNamed("quoted"));
  note(0, featureNamed("rank"));
  note(1, featureNamed("unheard of"));
};

describe("collectFeatures", () => {
  it("keeps what is not 0 under its whole name", () => {
    expect(collectFeatures(DESCRIBE)).toEqual({
      capitals: 1,
      length: 0.5,
      "person:kind:place": 2,
      "unheard of": 1,
    });
  });
});

describe("weighEach", () => {
  it("weighs what collectFeatures collects", () => {
    const weights = { capitals: 0.3, length: -0.2, "person:kind:place": 0.7, quoted: 9, rank: 9 };
    const others: Describe = (note) => note(3, featureNamed("first met after the weights were read"));
    const scores = weighEach([DESCRIBE, others, DESCRIBE], (describe, note) => describe(note), weights);
    const expected = weighFeatures(collectFeatures(DESCRIBE), weights);
    expect(scores).toEqual([expected, 0, expected]);
  });
});
