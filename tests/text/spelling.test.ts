import { describe, expect, it } from "vitest";
import { indexTerms, isKeyTerm, keyTermOf } from "../../lib/text/index-terms.ts";
import { spellingKey } from "../../lib/text/spelling.ts";

describe("spellingKey", () => {
  it.each([
    ["Kyiv", "Kiev"],
    ["Zelensky", "Zelenskyy"],
    ["Zelensky", "Zelenskiy"],
    ["Zelensky", "Zelenski"],
    ["Zelensky", "Zelenskyy’s"],
    ["Kharkiv", "Kharkov"],
    ["Luhansk", "Lugansk"],
    ["Odesa", "Odessa"],
    ["Malyar", "Maliar"],
    ["Lviv", "Lvov"],
    ["Reyl", "Reyl's"],
  ])("is one for %s and %s", (a, b) => {
    expect(spellingKey(a)).toBe(spellingKey(b));
  });

  it.each([
    ["Kyiv", "Kharkiv"],
    ["Luhansk", "Donetsk"],
    ["Putin", "Peskov"],
    ["Russia", "Prussia"],
    ["Moscow", "Minsk"],
    ["Lutsk", "Lviv"],
  ])("is two for %s and %s", (a, b) => {
    expect(spellingKey(a)).not.toBe(spellingKey(b));
  });

  it("is nothing for a word too short to tell", () => {
    expect(spellingKey("Lee")).toBeUndefined();
    expect(keyTermOf("it")).toBeUndefined();
  });
});

describe("indexTerms", () => {
  it("gives a capitalised word its key beside its stem, a common word its stem alone", () => {
    expect(indexTerms("Kharkiv falls")).toEqual(["kharkiv", keyTermOf("Kharkov"), "fall"]);
    expect(indexTerms("kharkiv").filter(isKeyTerm)).toEqual([]);
  });

  it("leaves stop words out and reads a number with or without its commas as one term", () => {
    expect(indexTerms("the 18,000 of them")).toEqual(["18000"]);
    expect(indexTerms("18000")).toEqual(["18000"]);
  });
});
