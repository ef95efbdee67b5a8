import { describe, expect, it } from "vitest";
import { withoutInsertions } from "../../lib/domain/statement.ts";
import { inventArticle, openRoom } from "./ask-in-memory.ts";
import { expectProven } from "./expect-proven.ts";

const HALL =
  "Harbour minister Sergei Tamm opened the ferry hall in Ostrel on Monday. He then proposed a toll of 40 crowns on cargo barges.\n\nThe hall has nine gates.";

async function firstOf(body: string, question: string) {
  const room = openRoom([inventArticle("hall", body, { outlet: "Valley Post", publishedOn: "2031-04-02" })]);
  const answer = await room.ask(question);
  expectProven(answer, room.articles);
  return { answer, statement: answer.statements[0] };
}

describe("a pronoun that opens a lifted sentence", () => {
  it("is made clear in square brackets, with the citation still exact", async () => {
    const { answer, statement } = await firstOf(HALL, "What toll was proposed on cargo barges?");
    expect(statement?.text).toBe("He [Sergei Tamm] then proposed a toll of 40 crowns on cargo barges.");
    expect(statement && withoutInsertions(statement)).toBe(answer.citations[0]?.words);
    expect(statement?.shortAnswer?.text).toContain("40");
  });

  it("is made clear as an owner's too", async () => {
    const body = HALL.replace("He then proposed", "His deputy then proposed");
    const { statement } = await firstOf(body, "What toll was proposed on cargo barges?");
    expect(statement?.text).toMatch(/^His \[Sergei Tamm's\] deputy then proposed/u);
  });

  it.each([
    ["two people are named before it", HALL.replace("on Monday.", "with Mayor Peer Dahl on Monday.")],
    ["nobody is named before it", HALL.replace("Harbour minister Sergei Tamm opened", "Workers opened")],
    ["it stands for a thing", HALL.replace("He then proposed", "It then brought")],
  ])("is left as it is when %s", async (_, body) => {
    const { statement } = await firstOf(body, "Is the toll on cargo barges 40 crowns?");
    expect(statement?.text).toContain("a toll of 40 crowns");
    expect(statement?.text).not.toContain("[");
    expect(statement).not.toHaveProperty("insertions");
  });

  it("is left as it is inside a quotation", async () => {
    const body = `Harbour minister Sergei Tamm spoke in Ostrel. "He wanted a toll of 40 crowns on cargo barges," said clerk Mara Lind.`;
    const { statement } = await firstOf(body, "What toll on cargo barges was wanted?");
    expect(statement?.text).not.toContain("[");
  });
});
