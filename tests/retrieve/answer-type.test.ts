import { describe, expect, it } from "vitest";
import { askedFor } from "../../lib/retrieve/answer-type.ts";

describe("askedFor", () => {
  it.each([
    ["Who closed the bridge?", "person", null],
    ["Whose idea was it?", "person", null],
    ["Which minister resigned?", "person", "minister"],
    ["Where did the ships go?", "place", null],
    ["Which cities did she name?", "place", "cities"],
    ["Which countries joined?", "country", "countries"],
    ["When was the harbour built?", "time", null],
    ["In what year was it built?", "time", "year"],
    ["How many ships turned away?", "count", "ships"],
    ["How many assault rifles were handed out?", "count", "rifles"],
    ["How much did the crane cost?", "money", null],
    ["Up to how much debt relief can students ask for?", "money", null],
    ["What percentage of workers voted?", "percent", "percentage"],
    ["How long did the strike last?", "duration", null],
    ["Why did they strike?", "reason", null],
    ["How did the fire start?", "manner", null],
    ["What did Mara Lind say about the cranes?", "quotation", null],
    ["Did the ferries stop?", "yes-no", null],
    ["And is the harbour open?", "yes-no", null],
  ] as const)("reads %s as asking for a %s", (question, type, noun) => {
    expect(askedFor(question)).toEqual(noun === null ? expect.objectContaining({ type }) : { type, noun });
  });

  it.each([
    ["How many people joined the march?", "people"],
    ["How many people came forward?", "people"],
    ["How many ukrainian servicemen detained by Russia", "servicemen"],
    ["how many captured soldiers were exchanged", "soldiers"],
    ["How many ships are there?", "ships"],
  ])("finds what %s counts, not the verb after it", (question, noun) => {
    expect(askedFor(question)).toEqual({ type: "count", noun });
  });

  it.each([
    ["Which animal gave the smuggler away?", "animal"],
    ["Which clinic treated Mara Lind?", "clinic"],
    ["Which Danish general threatened the harbour?", "general"],
    ["What kind of boats did the fishermen get?", "boats"],
    ["Which outlets carried the story?", "outlets"],
  ])("finds what %s asks for, not the verb after it", (question, noun) => {
    expect(askedFor(question)).toEqual({ type: "thing", noun });
  });

  it("asks after a time where it is to be told, and not where a clause gives it", () => {
    expect(askedFor("Were people's homes hit when the dam burst?").type).toBe("yes-no");
    expect(askedFor("Did she say when the trial starts?").type).toBe("time");
  });

  it("reads a question that is none as asking for a thing", () => {
    expect(askedFor("harbour strike")).toEqual({ type: "thing", noun: null });
    expect(askedFor("")).toEqual({ type: "thing", noun: null });
  });
});
