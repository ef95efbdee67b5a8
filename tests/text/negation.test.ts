import { describe, expect, it } from "vitest";
import { turnsRound } from "../../lib/text/negation.ts";

describe("turnsRound", () => {
  it.each([
    "not",
    "never",
    "without",
    "refused",
    "denies",
    "didn't",
    "won’t",
    "cannot",
    "rejecting",
    "ruled",
  ])("is true of %s", (word) => expect(turnsRound(word)).toBe(true));
  it.each(["notice", "nobody", "none", "den", "denim", "ruler", "want", "tent"])("is false of %s", (word) =>
    expect(turnsRound(word)).toBe(false),
  );
});
