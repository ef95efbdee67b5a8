import { describe, expect, it } from "vitest";
import { quotationIn } from "../../lib/page/quotation-in.ts";

describe("quotationIn()", () => {
  it.each([
    ["“We had warned them”", "We had warned them"],
    ['Did Lind say "we had warned them for years"?', "we had warned them for years"],
    ["„Wir haben sie gewarnt“", "Wir haben sie gewarnt"],
    ['"We had warned them', "We had warned them"],
    ["What is the “international legion”?", undefined],
    ["Who fell?", undefined],
    ["It's 5 o'clock, isn't it?", undefined],
  ])("reads %s", (question, words) => {
    expect(quotationIn(question)).toBe(words);
  });
});
