import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findPlace } from "../../lib/page/find-place.ts";

const body = "The cranes stopped. The ships waited. The cranes stopped.";

describe("findPlace()", () => {
  it("keeps the span where the words stand at it", () => {
    expect(findPlace(body, { span: { start: 38, end: 57 }, words: "The cranes stopped." })).toEqual({
      start: 38,
      end: 57,
    });
  });

  it("follows words that have moved, when only one place holds them", () => {
    expect(findPlace(body, { span: { start: 0, end: 17 }, words: "The ships waited." })).toEqual({
      start: 20,
      end: 37,
    });
  });

  it("finds nothing when the words stand in two other places, or in none", () => {
    expect(findPlace(body, { span: { start: 1, end: 20 }, words: "The cranes stopped." })).toBeUndefined();
    expect(findPlace(body, { span: { start: 0, end: 5 }, words: "It rained." })).toBeUndefined();
    expect(findPlace(body, { span: { start: 0, end: 0 }, words: "" })).toBeUndefined();
  });

  it("never marks anything but the words, in any text", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.nat(40), fc.nat(40), (text, words, start, length) => {
        const place = findPlace(text, { span: { start, end: start + length }, words });
        return place === undefined || text.slice(place.start, place.end) === words;
      }),
    );
  });
});
