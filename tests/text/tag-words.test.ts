import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { splitTokens, tagWords } from "../../lib/text/tag-words.ts";

const WORDS = [
  "Kyiv’s",
  "can't",
  "18,000",
  "U.S.",
  "(AP)",
  "—",
  "“Yes,”",
  "re-election",
  "$5m",
  "",
  "a\u00a0b",
  "one\ntwo",
  "\n",
];

describe("splitTokens", () => {
  it("gives the words and marks that tagWords gives, in whatever order chunks are first met", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...WORDS), { maxLength: 12 }), (words) => {
        const text = words.join(" ");
        const untagged = tagWords(text).map(({ text: word, lower, term, span }) => ({
          text: word,
          lower,
          term,
          span,
        }));
        expect(splitTokens(text)).toEqual(untagged);
      }),
    );
  });
});
