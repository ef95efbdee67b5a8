import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { askEach, splitQuestion } from "../../lib/answer/split-question.ts";

describe("splitQuestion", () => {
  it.each([
    ["Who is Aldo Finn and what did he ask for?", ["Who is Aldo Finn", "what did he ask for?"]],
    ["When was it built? How many came?", ["When was it built", "How many came?"]],
    ["Who is Lind, and where is Aven?", ["Who is Lind", "where is Aven?"]],
  ])("parts %s", (question, parts) => {
    expect(splitQuestion(question)).toEqual(parts);
  });

  it.each([
    "Who said they would wait and see?",
    "What did Lind and Reyl say about how many came?",
    "Lind spoke in Aven. What did she say?",
    "Who, what and when?",
    "",
  ])("leaves %j whole", (question) => {
    expect(splitQuestion(question)).toEqual([question]);
  });

  it("gives one to three parts that stand in the question, for any text", () => {
    const piece = fc.constantFrom(
      "who",
      "and",
      "what is",
      "?",
      "Lind",
      ";",
      ". ",
      "did",
      "how many",
      ",",
      "the cranes",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        const question = pieces.join(" ");
        const parts = splitQuestion(question);
        expect(parts.length).toBeGreaterThan(0);
        expect(parts.length).toBeLessThanOrEqual(3);
        for (const part of parts) expect(question).toContain(part);
      }),
    );
  });
});

describe("askEach", () => {
  it.each([
    ["Who is the coach of the Gulls and what did she say?", "what did the coach of the Gulls say?"],
    ["Who is Aldo Finn and what did he ask for?", "what did Aldo Finn ask for?"],
    ["When did Finn come and what did he ask for?", "what did he ask for?"],
  ])("asks the second part of %s by itself", (question, second) => {
    expect(askEach(question).at(-1)).toBe(second);
  });
});
