import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ownText } from "../../lib/text/own-text.ts";

describe("ownText", () => {
  it("is the very same text, whatever is in it", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 0xffff })), (units) => {
        const text = String.fromCharCode(...units);
        expect(ownText(text)).toBe(text);
      }),
    );
  });
});
