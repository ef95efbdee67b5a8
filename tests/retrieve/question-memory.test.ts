import { describe, expect, it } from "vitest";
import { forgetQuestion, questionMemory } from "../../lib/retrieve/question-memory.ts";

describe("questionMemory()", () => {
  it("keeps what is noted of a question until that question is forgotten", () => {
    const [words, weights] = [questionMemory<object, string>(), questionMemory<object, number>()];
    const [first, second] = [{}, {}];
    words.set(first, "dam");
    weights.set(first, 1);
    words.set(second, "mill");
    forgetQuestion(first);
    expect([words.get(first), weights.get(first), words.get(second)]).toEqual([undefined, undefined, "mill"]);
  });
});
