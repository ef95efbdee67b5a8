import { describe, expect, it } from "vitest";
import { namesAskedPlaces } from "../../lib/answer/asked-places.ts";
import { readQuestion } from "../../lib/retrieve/read-question.ts";

const fit = (question: string, text: string) => namesAskedPlaces({ reading: readQuestion(question) }, text);

describe("namesAskedPlaces()", () => {
  it("prefers a list of names where several places are asked for, and counts none that is refused", () => {
    const question = "Which towns were offered for the talks?";
    const list = fit(question, "The harbour office suggested Varn, Grenholm or Ostrel.");
    expect(list).toBeGreaterThan(fit(question, "The team arrived in Grenholm for talks."));
    expect(fit(question, "It ruled out talks in Varn, Grenholm or Ostrel.")).toBe(0);
    expect(fit(question, "It would not come to Grenholm.")).toBe(0);
    expect(fit(question, "It would not come to Varn, but to Grenholm.")).toBeGreaterThan(0);
  });

  it("says nothing of a sentence where no place is asked for", () => {
    expect(fit("How many came to Varn?", "They chose Ostrel, Grenholm or Aven.")).toBe(0);
  });
});
