import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findNumbers } from "../../lib/text/numbers.ts";

describe("findNumbers", () => {
  it.each([
    ["18,000 rifles", 18_000, "count"],
    ["18000 rifles", 18_000, "count"],
    ["18 000 rifles", 18_000, "count"],
    ["18\u202f450 rifles", 18_450, "count"],
    ["eighteen thousand rifles", 18_000, "count"],
    ["2.5 million people", 2_500_000, "count"],
    ["three thousand men", 3000, "count"],
    ["twenty-one ships", 21, "count"],
    ["a dozen boats", 12, "count"],
    ["two dozen boats", 24, "count"],
    ["a million people", 1_000_000, "count"],
    ["half a million", 500_000, "count"],
    ["60 % of them", 60, "percent"],
    ["60 per cent", 60, "percent"],
    ["$3.2bn in aid", 3_200_000_000, "money"],
    ["40 euros", 40, "money"],
    ["the 21st ship", 21, "ordinal"],
  ] as const)("reads %j as %d (%s)", (text, value, kind) => {
    expect(findNumbers(text)).toMatchObject([{ value, kind }]);
  });

  it("reads every number written with commas as the number it is", () => {
    fc.assert(
      fc.property(fc.nat(2_000_000_000), (value) => {
        const written = value.toLocaleString("en-GB");
        expect(findNumbers(`about ${written} people`)).toMatchObject([{ value, kind: "count" }]);
      }),
    );
  });

  it("gives spans inside the text, in order and apart, for any text", () => {
    const piece = fc.oneof(
      fc.constantFrom("$", "%", ",", ".", " ", "million", "bn", "twenty", "-", "a ", "th", "€"),
      fc.nat(99999).map(String),
      fc.string({ unit: "binary", maxLength: 3 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), fc.nat(50), (pieces, offset) => {
        const text = pieces.join("");
        let end = offset;
        for (const { span, value } of findNumbers(text, offset)) {
          expect(span.start).toBeGreaterThanOrEqual(end);
          expect(span.end).toBeGreaterThan(span.start);
          expect(span.end - offset).toBeLessThanOrEqual(text.length);
          expect(Number.isFinite(value)).toBe(true);
          end = span.end;
        }
      }),
    );
  });

  it("takes no article for a number", () => {
    expect(findNumbers("a boat, and dozens of millions of fish")).toEqual([]);
  });

  it("takes a number inside a word for part of the word", () => {
    expect(findNumbers("the T72 and the B-2x")).toEqual([]);
  });
});
