import { describe, expect, it } from "vitest";
import { inventArticle, openRoom } from "./ask-in-memory.ts";
import { expectProven } from "./expect-proven.ts";

const room = openRoom([
  inventArticle(
    "front",
    `The Rovian military claimed that it had destroyed 14 planes and killed 300 soldiers near Ostrel.

On the other hand, the Ostrelian Armed Forces said they had destroyed 22 tanks near the river.

Peer Dahl said the harvest would be late this year.`,
    { outlet: "Valley Post", publishedOn: "2031-04-02" },
  ),
]);

describe("what both sides claim", () => {
  it.each(["What do both sides claim about losses?", "What losses do the two sides claim?"])(
    "is one statement a side, each under its own claimant: %s",
    async (question) => {
      const answer = await room.ask(question);
      expectProven(answer, room.articles);
      expect(answer.text).toContain("14 planes");
      expect(answer.text).toContain("22 tanks");
      expect(answer.text).not.toContain("harvest");
      const ofPlanes = answer.statements.find(({ text }) => text.includes("14 planes"));
      expect(ofPlanes?.text).not.toContain("22 tanks");
      expect(ofPlanes?.speaker?.name ?? ofPlanes?.text).toContain("Rovian");
    },
  );

  it.each(["What do both sides claim about taxes?", "What do the articles say about taxes?"])(
    "is nothing where nobody is quoted on it: %s",
    async (question) => expect((await room.ask(question)).kind).toBe("not-in-corpus"),
  );
});
