import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openingOf, OPENINGS, splitTokens, tagWords } from "../../lib/text/tag-words.ts";

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
  "cannot",
  "cannot,",
  "Youve",
  "dont!",
  "Inc.",
  "settled.",
  "harbour",
  "harbour;",
  "Oslo)",
  "and/",
  "well…",
  "Iam",
  "a,",
];

/** What the tokeniser may part though it is written in letters alone, and words that look like it. */
const CONTRACTIONS =
  "aint amnt arent caint cannot cant couldnt couldve darent daresnt dasnt didnt doesnt dont gont hadnt havent heve howll howre iam isnt itll ive maynt mayve mightnt mightve mustnt mustve notve oughtnt shallnt shant shouldnt shouldve thatll thatre thereare therell thesere theyll theyre theyve thosere wasnt werent weve whatll whatre whatve wherere whereve whove whyre wont wouldnt wouldve youll youre youve gonna wanna gotta lemme dunno tis twas event shall more exam went";

describe("splitTokens", () => {
  it("gives the words and marks that tagWords gives, in whatever order chunks are first met", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...WORDS), { maxLength: 12 }), (words) => {
        const text = words.join(" ");
        const untagged = tagWords(text).map(({ tag: _tag, span: _span, ...token }) => token);
        expect(splitTokens(text)).toEqual(untagged);
      }),
    );
  });

  it("takes each word without an apostrophe as tagWords does, whatever follows it", () => {
    const words = CONTRACTIONS.split(" ").flatMap((word) => [word, word.toUpperCase(), `${word},`]);
    for (const word of words) {
      const texts = tagWords(word).map(({ text }) => text);
      expect([word, splitTokens(word).map(({ text }) => text)]).toEqual([word, texts]);
    }
  });
});

describe("openingOf", () => {
  it("is one where terms begin alike, and within bounds", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string({ minLength: 2, maxLength: 2 }), (a, b, opening) => {
        expect(openingOf(opening + a)).toBe(openingOf(opening + b));
        expect(openingOf(a)).toBeGreaterThanOrEqual(0);
        expect(openingOf(a)).toBeLessThan(OPENINGS);
      }),
    );
  });
});
