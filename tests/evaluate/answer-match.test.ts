import { describe, expect, it } from "vitest";
import { containsAnswer, isExactMatch, tokenF1, tokenRecall } from "../../lib/evaluate/answer-match.ts";

describe("answers against gold answers", () => {
  it("are compared in lower case, without ASCII punctuation, with their articles", () => {
    expect(isExactMatch("The  Sea-Wall!", ["the seawall"])).toBe(true);
    expect(isExactMatch("Sea wall", ["the sea wall"])).toBe(false);
  });

  it("contain a gold answer only in whole words that stand together", () => {
    expect(containsAnswer("About 18 ships left.", ["8"])).toBe(false);
    expect(containsAnswer("Eight ships left the old harbour.", ["old harbour"])).toBe(true);
    expect(containsAnswer("An old ship left the harbour.", ["old harbour"])).toBe(false);
    expect(containsAnswer("Anything at all", ["", "..."])).toBe(false);
  });

  it("share tokens as often as they are repeated, with the best gold answer", () => {
    expect(tokenF1("the north sea", ["north sea", "baltic"])).toBeCloseTo(0.8);
    expect(tokenF1("", ["north sea"])).toBe(0);
    expect(tokenF1("sea sea sea", ["sea"])).toBeCloseTo(0.5);
    expect(tokenRecall("the ferry left", ["the ferry left the port"])).toBeCloseTo(3 / 5);
  });
});
