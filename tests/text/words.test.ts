import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foldMarks } from "../../lib/text/fold-marks.ts";
import { sharesRoot } from "../../lib/text/related-words.ts";
import { foldText, splitWords, termOf } from "../../lib/text/words.ts";

describe("splitWords", () => {
  it("gives words that stand where they say, in order, for any text and offset", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), fc.nat(1000), (text, offset) => {
        let end = offset;
        for (const word of splitWords(text, offset)) {
          expect(text.slice(word.span.start - offset, word.span.end - offset)).toBe(word.text);
          expect(word.span.start).toBeGreaterThanOrEqual(end);
          end = word.span.end;
        }
      }),
    );
  });

  it("keeps the separators of a number and the apostrophe of a word", () => {
    expect(splitWords("Aven's 18,000 rifles, 3.5 tonnes").map(({ text }) => text)).toEqual([
      "Aven's",
      "18,000",
      "rifles",
      "3.5",
      "tonnes",
    ]);
  });
});

describe("termOf", () => {
  it.each([
    ["ukraine's", "ukraine"],
    ["18,000", "18000"],
    ["volunteers", "volunteer"],
    ["distributed", "distribute"],
  ])("is one for %s and %s", (a, b) => {
    expect(termOf(a)).toBe(termOf(b));
  });

  it("is the same asked twice, and keeps different numbers apart", () => {
    expect(termOf("16,000")).toBe(termOf("16,000"));
    expect(termOf("16,000")).not.toBe(termOf("1,600"));
  });
});

describe("foldText", () => {
  it("drops case and diacritics, makes apostrophes straight, and leaves digits alone", () => {
    expect(foldText("Türkiye’s 18,000")).toBe("turkiye's 18,000");
  });

  it("folds once and for all", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 30 }), (text) => {
        expect(foldText(foldText(text))).toBe(foldText(text));
      }),
    );
  });
});

describe("foldMarks", () => {
  it("reads typographic and plain marks alike", () => {
    expect(foldMarks("“We’ll  stay—here.”")).toBe(foldMarks('"We\'ll stay-here"'));
  });
});

describe("sharesRoot", () => {
  it.each([
    ["volunt", "voluntari"],
    ["applic", "applicant"],
  ])("joins %s and %s", (a, b) => {
    expect(sharesRoot(a, b)).toBe(true);
    expect(sharesRoot(b, a)).toBe(true);
  });

  it("keeps numbers, names of other length and short words apart", () => {
    expect(sharesRoot("16000", "16001")).toBe(false);
    expect(sharesRoot("war", "ward")).toBe(false);
    expect(sharesRoot("conflict", "confetti")).toBe(false);
  });
});
