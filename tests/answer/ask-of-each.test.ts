import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { askOfEach } from "../../lib/answer/ask-of-each.ts";
import { inventArticle, openRoom } from "./ask-in-memory.ts";

describe("askOfEach()", () => {
  it.each([
    [
      "What do Norway and Sweden each say about the dam?",
      ["What does Norway say about the dam?", "What does Sweden say about the dam?"],
    ],
    [
      "How differently do Ada Lund and Ole Vang talk about it?",
      ["How differently does Ada Lund talk about it?", "How differently does Ole Vang talk about it?"],
    ],
    [
      "is it norway or sweden that is building dams, or both?",
      ["is it norway that is building dams?", "is it sweden that is building dams?"],
    ],
    ["Are both Norwegians and Swedes welcome?", ["Are Norwegians welcome?", "Are Swedes welcome?"]],
    ["What did Oslo say compared to Stockholm?", ["What did Oslo say compared to Stockholm?"]],
    ["Tanks lost: Berlin versus Paris", ["Tanks lost: Berlin", "Tanks lost: Paris"]],
  ])("puts to each what is asked of two: %s", (question, parts) => {
    expect(askOfEach(question)).toEqual(parts);
  });

  it.each([
    "What did Norway and Sweden agree on?",
    "What happened between Norway and Sweden, and did both sign?",
    "Who paid for both the dam and the bridge?",
    "How do the two sides differ?",
    "",
  ])("leaves %j whole", (question) => {
    expect(askOfEach(question)).toEqual([question]);
  });

  it("gives one question or two, of the question's own words, for any text", () => {
    const piece = fc.constantFrom(
      "Lund",
      "Ole Vang",
      "and",
      "or",
      "each",
      "both",
      ",",
      "norway",
      "versus",
      "what",
      "?",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const question = pieces.join(" ");
        const parts = askOfEach(question);
        expect([1, 2]).toContain(parts.length);
        const own = new Set(question.split(" "));
        for (const part of parts)
          for (const word of part.split(" ")) if (/^[\p{L}]+$/u.test(word)) expect(own).toContain(word);
      }),
    );
  });
});

describe("what is asked of two", () => {
  const room = openRoom([
    inventArticle(
      "dam",
      "Mayor Ada Lund called the dam a gift to the valley. The warden Ole Vang said the dam was a danger to every village below it. Rain fell for a week.",
    ),
  ]);

  it("is answered for each", async () => {
    const { text } = await room.ask("What do Ada Lund and Ole Vang each say about the dam?");
    expect(text).toContain("gift to the valley");
    expect(text).toContain("danger to every village");
  });

  it("is stated once where the same words answer for both", async () => {
    const shared = openRoom([
      inventArticle(
        "pact",
        "Norway and Sweden signed the river pact in Orrin on Monday. Rain fell for a week.",
      ),
    ]);
    const { statements } = await shared.ask("Did both Norway and Sweden sign the river pact?");
    expect(statements.map(({ text }) => text)).toEqual([
      "Norway and Sweden signed the river pact in Orrin on Monday.",
    ]);
  });
});
