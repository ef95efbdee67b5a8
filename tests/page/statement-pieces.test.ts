import { describe, expect, it } from "vitest";
import { originsLabel } from "../../lib/page/origins-label.ts";
import { statementPieces } from "../../lib/page/statement-pieces.ts";

const text = "He [Mayor Lind] said on [14 May] that 18 cranes fell.";
const insertions = [{ start: 2, end: 15 }];

describe("statementPieces()", () => {
  it("tells what was put in from the article's own brackets", () => {
    const pieces = statementPieces({ text, insertions });
    expect(pieces.filter(({ inserted }) => inserted).map((piece) => piece.text)).toEqual([" [Mayor Lind]"]);
    expect(pieces.map((piece) => piece.text).join("")).toBe(text);
  });

  it("keeps the short answer whole where a bracket stands in it", () => {
    const shortAnswer = { start: 0, end: 15, text: "He [Mayor Lind]" };
    const short = statementPieces({ text, shortAnswer, insertions }).filter((piece) => piece.short);
    expect(short.map((piece) => [piece.text, piece.inserted])).toEqual([
      ["He", false],
      [" [Mayor Lind]", true],
    ]);
  });

  it("shows no short answer that is not the statement's own words", () => {
    expect(
      statementPieces({ text: "Eighteen fell.", shortAnswer: { start: 0, end: 2, text: "18" } }),
    ).toEqual([{ start: 0, text: "Eighteen fell.", short: false, inserted: false }]);
  });
});

describe("originsLabel()", () => {
  it("counts copies of one report once", () => {
    expect(originsLabel({ articles: 3, origins: 1 })).toBe("3 articles, one origin");
    expect(originsLabel({ articles: 1200, origins: 12 })).toBe("1,200 articles, 12 origins");
  });
});
