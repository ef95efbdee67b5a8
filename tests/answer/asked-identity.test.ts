import { describe, expect, it } from "vitest";
import { introducesAsked } from "../../lib/answer/asked-identity.ts";
import { inventArticle, openRoom } from "./ask-in-memory.ts";

describe("introducesAsked()", () => {
  it.each([
    "The director of the old harbour of Orrin, Ada Lund, opened the gate.",
    "Orrin’s Minister of Foreign Affairs, Ada Lund, tweeted twice.",
    "Rovian President Ada Lund came by train.",
    "Lund, a lawyer from Orrin, came by train.",
    "Ada Lund is the head of the union.",
    "Ada Lund was a teacher.",
  ])("knows an introduction: %s", (sentence) => {
    expect(introducesAsked("Who is Ada Lund?")?.(sentence)).toBe(true);
    expect(introducesAsked("who is lund")?.(sentence)).toBe(true);
  });

  it.each([
    "Ada Lund said that the gate was open.",
    "Mr Lund met the president.",
    "The president met with Ada Lund.",
    "The president met Ada Lund.",
    "Lund, who had a cold, met the mayor.",
    "The mayor, Ivo Reyl, came by train.",
  ])("knows none: %s", (sentence) => {
    expect(introducesAsked("Who is Ada Lund?")?.(sentence)).toBe(false);
  });

  it("knows what people do beside the offices that news names", () => {
    expect(
      introducesAsked("Who is Ada Lund?")?.("Lund is an Orrin arms dealer who is serving nine years."),
    ).toBe(true);
    expect(introducesAsked("Who is Ada Lund?")?.("Lund was the first to leave.")).toBe(false);
  });

  it.each(["Who is the mayor?", "Who was on the train?", "Who is Ada Lund's brother?", "Where is Ada Lund?"])(
    "is of no use to other questions: %s",
    (question) => {
      expect(introducesAsked(question)).toBeUndefined();
    },
  );
});

describe("who somebody is", () => {
  const room = openRoom([
    inventArticle(
      "gate",
      "Ada Lund said on Monday that the gate would stay shut. Lund spoke of storms, and Lund spoke of ships. People who know Ada Lund came to listen. The director of the harbour of Orrin, Ada Lund, has held the post since spring.",
    ),
  ]);

  it("is told first by the sentence that introduces", async () => {
    const { statements } = await room.ask("Who is Ada Lund?");
    expect(statements[0]?.text).toContain("director of the harbour");
  });
});
