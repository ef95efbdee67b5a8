import { describe, expect, it } from "vitest";
import { isKnownNoun, kindTest } from "../../lib/short-answer/kinds.ts";

describe("kindTest", () => {
  it.each([
    ["mustard", "condiment"],
    ["python", "snake"],
    ["python", "animal"],
    ["kansas", "state"],
    ["jupiter", "planet"],
    ["rifles", "weapon"],
    ["ferries", "vehicle"],
  ])("%s is a kind of %s", (phrase, noun) => {
    expect(kindTest(noun)(phrase)).toBe(true);
  });

  it.each([
    ["animal", "python"],
    ["mustard", "planet"],
    ["state", "state"],
    ["mustard", "qwertyuiop"],
    ["", "animal"],
  ])("%s is no kind of %s", (phrase, noun) => {
    expect(kindTest(noun)(phrase)).toBe(false);
  });

  it("knows which words are nouns it can say something of", () => {
    expect(isKnownNoun("prime minister")).toBe(true);
    expect(isKnownNoun("zzyzzx")).toBe(false);
  });
});
