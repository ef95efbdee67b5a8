import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  joinSpans,
  overlapOf,
  type Span,
  spanContains,
  spanLength,
  spansOverlap,
  trimSpan,
} from "../../lib/domain/span.ts";

const spanOf = (limit: number): fc.Arbitrary<Span> =>
  fc.tuple(fc.nat(limit), fc.nat(limit)).map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }));
const span = spanOf(30);

describe("spans", () => {
  it("share as many characters as they have places in common", () => {
    const places = ({ start, end }: Span) => Array.from({ length: end - start }, (_, at) => start + at);
    fc.assert(
      fc.property(span, span, (a, b) => {
        const common = places(a).filter((place) => places(b).includes(place)).length;
        expect(overlapOf(a, b)).toBe(common);
        expect(spansOverlap(a, b)).toBe(common > 0);
      }),
    );
  });

  it("that only touch do not overlap", () => {
    expect(spansOverlap({ start: 0, end: 4 }, { start: 4, end: 9 })).toBe(false);
  });

  it("stand inside their join, which is no longer than it must be", () => {
    fc.assert(
      fc.property(span, span, (a, b) => {
        const joined = joinSpans(a, b);
        expect(spanContains(joined, a) && spanContains(joined, b)).toBe(true);
        expect([a.start, b.start]).toContain(joined.start);
        expect([a.end, b.end]).toContain(joined.end);
      }),
    );
  });

  it("lose white space at both ends and nothing else when trimmed", () => {
    const text = fc.string({ unit: fc.constantFrom("a", "é", " ", "\n", "\u00a0"), maxLength: 12 });
    fc.assert(
      fc.property(text, spanOf(12), (words, { start, end }) => {
        const inside = { start: Math.min(start, words.length), end: Math.min(end, words.length) };
        const trimmed = trimSpan(words, inside);
        expect(words.slice(trimmed.start, trimmed.end)).toBe(words.slice(inside.start, inside.end).trim());
        expect(spanContains(inside, trimmed)).toBe(true);
        expect(spanLength(trimmed)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
