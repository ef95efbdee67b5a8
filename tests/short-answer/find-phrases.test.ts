import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findPhrases } from "../../lib/short-answer/find-phrases.ts";
import { tagWords } from "../../lib/text/tag-words.ts";

function phrasesOf(text: string): string[] {
  const words = tagWords(text);
  return findPhrases(text, words).map(({ from, to }) =>
    text.slice(words[from]?.span.start, words[to - 1]?.span.end),
  );
}

describe("findPhrases", () => {
  it.each([
    ["The garrison received 4,200 rain jackets.", ["4,200", "4,200 rain jackets"]],
    ["The bridge cost about $3.5 million.", ["$3.5 million", "about $3.5 million"]],
    ["Turnout fell to 41% in May 2019.", ["41%", "May 2019"]],
    ["The strike lasted for 45 days.", ["45", "45 days"]],
    ["Talks were held in Oslo, Vienna or Rome.", ["Oslo, Vienna or Rome", "Oslo"]],
    ["Mayor Ada Holm resigned.", ["Ada Holm", "Mayor Ada Holm"]],
    ["Her film “The Long Tide” opens on Friday.", ["The Long Tide"]],
    ["The ferry turned back because of a broken rudder.", ["a broken rudder"]],
    ["Residents were told to boil their water.", ["boil their water"]],
    ["The law covers children aged from 6 months to 6 years.", ["6 months to 6 years"]],
    ["Norway's harbour was closed.", ["Norway"]],
    ["The council banned the sale of plastic bags.", ["sale of plastic bags"]],
  ])("%s", (text, expected) => {
    expect(phrasesOf(text)).toEqual(expect.arrayContaining(expected));
  });

  it("offers each stretch of words once, none empty and none beyond the sentence", () => {
    const word = fc.constantFrom(
      "the",
      "Oslo",
      "18,000",
      "boats",
      "of",
      "and",
      ",",
      "$5",
      "to",
      "sail",
      "“",
      "”",
      "-",
      "'s",
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 25 }), (parts) => {
        const text = parts.join(" ");
        const words = tagWords(text);
        const phrases = findPhrases(text, words);
        const keys = phrases.map(({ from, to }) => `${from}-${to}`);
        expect(new Set(keys).size).toBe(keys.length);
        for (const { from, to } of phrases) {
          expect(from).toBeLessThan(to);
          expect(to).toBeLessThanOrEqual(words.length);
        }
      }),
      { numRuns: 60 },
    );
  });
});
