import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findInText } from "../../lib/page/find-in-text.ts";
import { orderMarks } from "../../lib/page/order-marks.ts";

describe("findInText()", () => {
  const text = "The Mayor’s “crane” fell.\nSome 3.5 metres, not 35, said Élise; the crane\u00a0was old.";
  const found = (sought: string) => findInText(text, sought).map(({ start, end }) => text.slice(start, end));

  it("looks through case, diacritics, marks and kinds of space, never through digits", () => {
    expect(found('MAYOR\'S "crane"')).toEqual(["Mayor’s “crane”"]);
    expect(found("elise")).toEqual(["Élise"]);
    expect(found("crane was")).toEqual(["crane\u00a0was"]);
    expect(found("35")).toEqual(["35"]);
    expect(found("  ")).toEqual([]);
  });

  it("gives places that lie in the text, in order, for whatever is sought", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme" }),
        fc.string({ unit: "grapheme", maxLength: 4 }),
        (body, sought) => {
          let last = 0;
          for (const { start, end } of findInText(body + sought + body, sought)) {
            expect(start >= last && end > start && end <= body.length * 2 + sought.length).toBe(true);
            last = end;
          }
        },
      ),
    );
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme" }),
        fc.string({ unit: "grapheme", minLength: 1 }),
        (body, sought) => {
          fc.pre(sought.trim() !== "");
          expect(findInText(body + sought.trim(), sought).length).toBeGreaterThan(0);
        },
      ),
    );
  });
});

describe("orderMarks()", () => {
  it("orders marks as they are read; those not found come last", () => {
    const places = [{ start: 90, end: 95 }, undefined, { start: 10, end: 20 }, { start: 40, end: 41 }];
    expect(orderMarks(places)).toEqual([2, 3, 0, 1]);
  });
});
