import { describe, expect, it } from "vitest";
import { countsAskedThing } from "../../lib/answer/counts-asked-thing.ts";
import { readQuestion } from "../../lib/retrieve/read-question.ts";

const counts = (question: string, text: string) =>
  countsAskedThing({ reading: readQuestion(question) }, text);

describe("countsAskedThing()", () => {
  it("finds no number of those whom the counted things are given to", () => {
    const text = "The town gave about 4,000 blankets with pillows to sailors.";
    expect(counts("How many sailors are there?", text)).toBe(false);
    expect(counts("How many blankets were given?", text)).toBe(true);
  });

  it("takes a number of people for one of a nation's only where the nation stands beside it", () => {
    expect(counts("How many Canadians came?", "Some 300 volunteers came to the harbour.")).toBe(false);
    expect(counts("How many Canadians came?", "Some 300 Canadian volunteers came.")).toBe(true);
  });

  it("keeps two kinds of one thing apart, and not a kind from what it is a kind of", () => {
    expect(counts("How many helicopters crashed?", "They lost 14 planes.")).toBe(false);
    expect(counts("How many vehicles crashed?", "They lost 14 cars.")).toBe(true);
  });
});
