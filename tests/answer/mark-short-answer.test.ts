import { describe, expect, it } from "vitest";
import type { Answer } from "../../lib/domain/answer.ts";
import { inventArticle, openRoom } from "./ask-in-memory.ts";

const room = openRoom([
  inventArticle(
    "ferry",
    "The harbour board of Orrin will repair the old ferry with spare parts from Zelkova. The ferry carried 340 passengers a day. Mayor Ida Brenn tested the ferry on Monday.",
  ),
]);

function marked({ statements }: Answer): string[] {
  return statements.flatMap(({ shortAnswer }) => shortAnswer?.text ?? []);
}

describe("the short answer", () => {
  it.each([
    ["How many passengers did the ferry carry?", "340"],
    ["Who tested the ferry?", "Ida Brenn"],
  ])("is the phrase that was asked for: %s", async (question, phrase) => {
    expect(marked(await room.ask(question)).join(" ")).toContain(phrase);
  });

  it.each([
    "What will the harbour board do with the old ferry?",
    "What did Mayor Ida Brenn do on Monday?",
    "What happened to the ferry?",
  ])("is absent where a sentence is asked for: %s", async (question) => {
    const answer = await room.ask(question);
    expect(answer.statements).not.toEqual([]);
    expect(marked(answer)).toEqual([]);
  });
});
