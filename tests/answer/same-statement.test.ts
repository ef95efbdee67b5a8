import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readCompared, saysTheSame } from "../../lib/answer/same-statement.ts";
import { INVENTED_ARTICLES } from "../fixtures/invented-articles.ts";

const LIT = "The lighthouse at Grenholm was lit again on Friday after repairs of 11 weeks.";

const same = (a: string, b: string) => saysTheSame(readCompared(a), readCompared(b));

describe("saysTheSame", () => {
  it.each([
    ["in other marks", "“The lighthouse at Grenholm was lit again on Friday, after repairs of 11 weeks”"],
    ["signed as a post", `${LIT} — Aldo Finn (@aldofinn) March 8, 2031`],
    ["shortened", "The Grenholm lighthouse was lit again after repairs of 11 weeks."],
  ])("holds for the same report %s", (_, other) => {
    expect(same(LIT, other)).toBe(true);
  });

  it.each([
    ["another number", LIT.replace("11", "12")],
    ["a number left out", LIT.replace(" of 11 weeks", "")],
    ["a negation", LIT.replace("was lit", "was not lit")],
    ["another subject", "The ferry at Costa was stopped on Friday for 11 weeks."],
  ])("does not hold with %s", (_, other) => {
    expect(same(LIT, other)).toBe(false);
  });

  it("compares short texts word for word", () => {
    expect(same("We stay!", "we stay")).toBe(true);
    expect(same("We stay", "They stay")).toBe(false);
  });

  it("is the same both ways round, and true of a text and itself", () => {
    const sentence = fc.constantFrom(
      ...INVENTED_ARTICLES.flatMap(({ body }) => body.split(/(?<=[.?])\s+/u)),
      LIT,
    );
    fc.assert(
      fc.property(sentence, sentence, (a, b) => {
        expect(same(a, b)).toBe(same(b, a));
        expect(same(a, a)).toBe(true);
      }),
    );
  });
});
