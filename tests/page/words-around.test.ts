import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wordsAround } from "../../lib/page/words-around.ts";

const SENTENCE = "The union said that 4,200 people had joined the march along the old quay on Thursday.";

describe("wordsAround()", () => {
  it("gives a short text whole", () => {
    expect(wordsAround(SENTENCE, "4,200 people", 80)).toEqual({
      before: "The union said that ",
      after: " had joined the march along the old quay on Thursday.",
    });
  });

  it("cuts between words, and shows the cut", () => {
    expect(wordsAround(SENTENCE, "4,200 people", 14)).toEqual({
      before: "… said that ",
      after: " had joined …",
    });
  });

  it("knows nothing of what the text does not hold", () => {
    expect(wordsAround(SENTENCE, "1,800")).toBeUndefined();
  });

  it("gives only words that stand there, in any text", () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.string({ minLength: 1 }),
        fc.string(),
        fc.nat(40),
        (head, value, tail, reach) => {
          const text = head + value + tail;
          const found = wordsAround(text, value, reach);
          const bare = (words = "") => words.replace(/^… | …$/gu, "");
          expect(text).toContain(bare(found?.before) + value + bare(found?.after));
        },
      ),
    );
  });
});
