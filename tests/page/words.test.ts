import { describe, expect, it } from "vitest";
import { announceTurn } from "../../lib/page/announce-turn.ts";
import { describeCoverage } from "../../lib/page/describe-coverage.ts";
import { applyEvent, openTurn } from "../../lib/page/reading-turn.ts";
import { sourceLabel } from "../../lib/page/source-label.ts";
import { speakerLine } from "../../lib/page/speaker-line.ts";
import { splitAround } from "../../lib/page/split-around.ts";
import { statementPieces } from "../../lib/page/statement-pieces.ts";
import { inventAssistant } from "../fixtures/invented-assistant.ts";

describe("the words of the page", () => {
  it("say what the record holds", () => {
    const coverage = {
      articles: 3,
      from: "2031-05-14",
      to: "2031-05-16",
      outlets: ["Aven Courier", "Costa Daily"],
    };
    expect(describeCoverage(coverage)).toBe(
      "The record holds 3 articles, 14 to 16 May 2031, from Aven Courier and Costa Daily.",
    );
    expect(describeCoverage({ articles: 0, from: null, to: null, outlets: [] })).toBe(
      "The record holds no articles yet.",
    );
    const many = { articles: 1200, from: null, to: null, outlets: ["A", "B", "C", "D", "E", "F", "G"] };
    expect(describeCoverage(many)).toBe(
      "The record holds 1,200 articles, from A, B, C, D, E and 2 other outlets.",
    );
  });

  it("name a source by outlet and day, or by what is known of it", () => {
    const known = { articleId: "a", title: "T", outlet: "BBC News", publishedOn: "2022-03-11" };
    expect(sourceLabel(known)).toBe("BBC News · 11 Mar 2022");
    expect(sourceLabel({ ...known, outlet: null, publishedOn: null })).toBe("T · Date not stated");
  });

  it("name a speaker with the role, and say when the article does not tell", () => {
    const span = { start: 0, end: 4 };
    expect(
      speakerLine({ known: true, name: "Mara Lind", role: "union leader", asWritten: "Lind", span }),
    ).toBe("Mara Lind, union leader");
    expect(speakerLine({ known: false })).toBe("The article does not tell who said this");
  });

  it("tell a screen reader finished sentences with their sources, then the end", async () => {
    const turn = openTurn({ id: "1", question: "How many on the march?", filters: {}, askedAt: "" });
    const answer = await inventAssistant().ask({
      question: turn.question,
      history: [],
      filters: {},
      mode: "extract",
    });
    const said = announceTurn(applyEvent(turn, { type: "answer", answer }));
    expect(said[0]).toBe(
      "Union leader Mara Lind said 4,200 people had joined the march. Aven Courier · 14 May 2031",
    );
    expect(said.at(-1)).toBe("End of the answer.");
  });
});

describe("statementPieces()", () => {
  it("cuts the short answer out, and the pieces joined are the text", () => {
    const pieces = statementPieces({
      text: "About 300 passengers waited.",
      shortAnswer: { start: 6, end: 20, text: "300 passengers" },
    });
    expect(pieces.map(({ text }) => text)).toEqual(["About ", "300 passengers", " waited."]);
    expect(pieces.map(({ short }) => short)).toEqual([false, true, false]);
  });

  it("shows a statement plain when its short answer is not in it", () => {
    expect(
      statementPieces({ text: "About 300.", shortAnswer: { start: 0, end: 3, text: "400" } }),
    ).toHaveLength(1);
  });
});

describe("splitAround()", () => {
  it("shows the cited words between what stands before and after", () => {
    const passage = { span: { start: 100, end: 130 }, words: "It rained. The cranes stopped." };
    expect(splitAround(passage, { start: 111, end: 121 })).toEqual([
      "It rained. ",
      "The cranes",
      " stopped.",
    ]);
  });

  it("cuts long context at a word", () => {
    const words = `${"word ".repeat(60)}cited${" word".repeat(60)}`;
    const [before, cited, after] = splitAround(
      { span: { start: 0, end: words.length }, words },
      { start: 300, end: 305 },
    );
    expect(cited).toBe("cited");
    expect(before.startsWith("… word")).toBe(true);
    expect(after.endsWith("word …")).toBe(true);
  });
});
