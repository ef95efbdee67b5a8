import { describe, expect, it } from "vitest";
import { readFocus } from "../../lib/short-answer/read-focus.ts";
import { readQuestion } from "../../lib/retrieve/read-question.ts";

const focusOf = (question: string) => readFocus(readQuestion(question));

describe("readFocus", () => {
  it.each([
    ["Which social media platform banned adverts?", "platform"],
    ["Which island's governor resigned?", "island"],
    ["What is the name of the storm that hit the coast?", "storm"],
    ["What was the ship called?", "ship"],
    ["How many assault rifles were handed out?", "rifles"],
    ["This tennis player announced her return.", "tennis player"],
    ["The town was flooded. Which river reached its highest level?", "river"],
    ["Which member of the band left?", "member"],
    ["Which kind of boat sank?", "boat"],
    ["Which of these boats sank?", "boats"],
  ])("%s asks for: %s", (question, noun) => {
    expect(focusOf(question).noun).toBe(noun);
  });

  it("reads the kind of answer from the question word on", () => {
    expect(focusOf("Officials who fled said what percentage of homes burned?").type).toBe("percent");
    expect(focusOf("When the mayor resigned, which city lost its budget?").type).toBe("place");
  });

  it("tells who acts from what is acted on", () => {
    expect(focusOf("Which company bought the shipyard?").role).toBe("subject");
    expect(focusOf("Which shipyard did the company buy?").role).toBe("object");
  });

  it("keeps the preposition the answer would follow", () => {
    expect(focusOf("In which harbour was the boat found?").preposition).toBe("in");
    expect(focusOf("Which harbour was the boat taken to?").preposition).toBe("to");
  });

  it("knows when several things are asked for", () => {
    expect(focusOf("Which two towns share the bridge?").wanted).toBe("several");
    expect(focusOf("Which town owns the bridge?").wanted).toBe("one");
  });

  it("takes a colon at the end for a blank, not for a question word inside", () => {
    expect(focusOf("The fire was started by a man who was trying to:").blank).toBe(true);
  });
});
