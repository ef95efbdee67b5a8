import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { WordTable } from "../../lib/retrieve/word-table.ts";
import { listWords } from "../../lib/text/words.ts";

const parts = fc.constantFrom(
  ..."a Kyiv 18,000 3.5 5km 1,5a 10:30 ' ’ ʼ . , : - _ é e\u0301 \u0301 中文 ½ 😀 𝒜 𝟛 \ud83d isn't O’Neill's \n".split(
    " ",
  ),
  " ",
);
const text = fc
  .array(fc.oneof(parts, parts, fc.string({ unit: "grapheme", maxLength: 3 })))
  .map((some) => some.join(""));

describe("numberWords", () => {
  const table = new WordTable();

  it("finds the words that listWords finds, in any text and any part of it", () => {
    fc.assert(
      fc.property(text, text, text, (before, own, after) => {
        const numbers = table.numberWords(before + own + after, before.length, before.length + own.length);
        expect([...numbers].map((number) => table.spellingOf(number))).toEqual([...listWords(own)]);
      }),
      { numRuns: 2000 },
    );
  });

  it("gives words spelt alike one number, and each its own term", () => {
    const [ferry, again, ferries] = table.numberWords("ferry ferry ferries", 0, 19);
    expect(ferry).toBe(again);
    expect(ferry).not.toBe(ferries);
    expect([ferry, ferries].map((number) => table.wordOf(number ?? -1).term)).toEqual(["ferri", "ferri"]);
  });
});
