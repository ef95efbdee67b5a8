import { describe, expect, it } from "vitest";
import { findShortAnswer } from "../../lib/short-answer/find-short-answer.ts";
import { asking } from "./asking.ts";

const answerOf = (question: string, ...sentences: readonly string[]) =>
  findShortAnswer(asking(question), sentences, 1);

describe("findShortAnswer", () => {
  it.each([
    [
      "Which company bought the Kelso shipyard?",
      "Brandt Marine bought the Kelso shipyard on Tuesday for $40 million.",
      "Brandt Marine",
    ],
    [
      "How much did Brandt Marine pay for the Kelso shipyard?",
      "Brandt Marine bought the Kelso shipyard on Tuesday for $40 million.",
      "$40 million",
    ],
    [
      "What percentage of voters backed the Harbour Act?",
      "The Harbour Act was backed by 62% of voters, according to the council.",
      "62%",
    ],
    [
      "Who replaced Ada Holm as mayor?",
      "Ada Holm was replaced as mayor by Jonas Lind last week.",
      "Jonas Lind",
    ],
    [
      "In which country was the singer arrested?",
      "The singer was arrested in Portugal after a concert.",
      "Portugal",
    ],
    [
      "Which condiment is missing from French shops?",
      "In France, mustard has been missing from the shops for weeks.",
      "mustard",
    ],
  ])("%s", (question, sentence, expected) => {
    expect(answerOf(question, sentence)?.text).toBe(expected);
  });

  it("says where the phrase stands and how sure it is", () => {
    const sentence = "The singer was arrested in Portugal after a concert.";
    const found = answerOf("In which country was the singer arrested?", sentence);
    expect(found && sentence.slice(found.start, found.end)).toBe(found?.text);
    expect(found?.sentence).toBe(0);
    expect(found?.confidence).toBeGreaterThan(0.3);
    expect(found?.confidence).toBeLessThanOrEqual(1);
  });

  it("finds none where a yes or no is asked for, or nothing stands", () => {
    expect(answerOf("Was the singer arrested?", "The singer was arrested in Portugal.")).toBeUndefined();
    expect(answerOf("Who was arrested?", "")).toBeUndefined();
    expect(findShortAnswer(asking("Who was arrested?"), [], 0)).toBeUndefined();
  });
});
