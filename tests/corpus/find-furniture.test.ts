import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findFurniture } from "../../lib/corpus/find-furniture.ts";

function furnitureOf(...lines: string[]): string[] {
  const body = lines.join("\n\n");
  return findFurniture(body).map(({ start, end }) => body.slice(start, end));
}

const PROSE = [
  "The mayor of Easton said on Monday that the old bridge would be closed for the winter.",
  "Engineers had found cracks in two of its piers, according to a report seen by this paper.",
  "Traders in the market square fear that they will lose half of their customers by spring.",
];

describe("findFurniture", () => {
  it.each([
    ["a credit in a caption's own sentence", "The bridge was closed to cars. Picture: Anna Reed"],
    ["a credit in brackets", "Cars wait at the bridge on Monday. (Photo by Anna Reed/Getty Images)"],
    ["a caption glued to its source", "Cars wait at the bridge in EastonImage source, Reuters"],
    ["a by-line", "By Anna Reed"],
    ["a by-line of two, with a desk", "By Anna Reed and Jon Moss, Transport Correspondents"],
    ["a date line", "March 4, 2019 by Anna Reed"],
    ["a label", "Breaking News"],
    ["a sub-heading", "Traders fear the winter"],
    ["a teaser for another item", "Anna Reed meets the traders who hope that the bridge can be opened before spring"],
    ["a comment count", "No comments"],
    ["a link to another item", "Read more: The bridge that nobody wanted"],
    ["sharing", "Share this article"],
    ["a newsletter", "Sign up for our morning newsletter."],
    ["who else wrote", "Jon Moss contributed to this report."],
    ["an advertisement", "ADVERTISEMENT"],
  ])("finds %s", (_, line) => {
    expect(furnitureOf(PROSE[0] ?? "", line, PROSE[1] ?? "", PROSE[2] ?? "")).toEqual([line]);
  });

  it("finds the caption after a line that announces one", () => {
    const lines = ["Image caption,", "The mayor crossed the bridge on foot"];
    expect(furnitureOf(...lines, ...PROSE)).toEqual(lines);
  });

  it.each([
    ["a list item", "• Two piers have cracks, in the north and in the middle"],
    ["a numbered item", "2. The ferry runs every hour"],
    ["a list's introduction", "These are the streets that will be closed from Monday:"],
    ["a quotation without a full stop", "“We were told nothing at all about the winter”"],
    ["a signed post", "We were told nothing. — Anna Reed (@areed) March 4, 2019"],
    ["prose that mentions photos", "The photo, taken by a drone, shows that two of the piers are cracked."],
    ["a last line without a full stop", "The council meets again on"],
  ])("leaves %s", (_, line) => {
    expect(furnitureOf(...PROSE, line)).toEqual([]);
    if (!line.startsWith("The council")) expect(furnitureOf(PROSE[0] ?? "", line, ...PROSE.slice(1))).toEqual([]);
  });

  it("leaves lines of a list without bullets", () => {
    expect(furnitureOf(...PROSE, "North pier", "Middle pier", "South pier", "Old quay", PROSE[0] ?? "")).toEqual([]);
  });

  it("leaves texts whose lines never end a sentence", () => {
    const lines = PROSE.map((line) => line.replace(/\.$/u, ""));
    expect(furnitureOf(...lines, "Traders fear the winter", ...lines)).toEqual([]);
  });

  it("leaves most of a text that looks like nothing but captions", () => {
    const captions = Array.from({ length: 6 }, (_, at) => `Pier ${at} of the bridge on Monday. Picture: Anna Reed`);
    expect(furnitureOf(...captions)).toEqual([]);
  });

  it("gives spans that are sorted, apart and inside, for any text", () => {
    const line = fc.constantFrom(...PROSE, "By Anna Reed", "No comments", "Traders fear", "• a pier", "", "Image caption,");
    fc.assert(
      fc.property(fc.array(fc.oneof(line, fc.string()), { maxLength: 20 }), (lines) => {
        const body = lines.join("\n");
        let end = 0;
        for (const span of findFurniture(body)) {
          expect(span.start).toBeGreaterThanOrEqual(end);
          expect(span.end).toBeGreaterThan(span.start);
          end = span.end;
        }
        expect(end).toBeLessThanOrEqual(body.length);
      }),
    );
  });
});
