import { describe, expect, it } from "vitest";
import { retrieveEvidence } from "../../lib/retrieve/retrieve-evidence.ts";
import { timelinessOf, UNDATED } from "../../lib/retrieve/timeliness.ts";
import { inventArticle, openRoom } from "../answer/ask-in-memory.ts";

const wonIn = (year: string, winner: string) =>
  inventArticle(`regatta-${year}`, `${winner} has won the Grenholm regatta. The harbour was full.`, {
    publishedOn: `${year}-06-12`,
  });
const room = openRoom([wonIn("2027", "Aker"), wonIn("2031", "Falk"), wonIn("2029", "Lund")]);

async function firstFor(question: string): Promise<string | undefined> {
  const { sentences } = await retrieveEvidence(
    question,
    {},
    { archive: room.archive, embeddings: undefined },
  );
  return sentences[0]?.text;
}

describe("of articles that speak of the same", () => {
  it("the newest comes first where the question names no days", async () => {
    expect(await firstFor("Who won the Grenholm regatta?")).toContain("Falk");
  });

  it("the one put out about the days that the question names comes first", async () => {
    expect(await firstFor("Who won the Grenholm regatta in June 2029?")).toContain("Lund");
  });

  it("none is put before another where no article has a date", async () => {
    const undated = openRoom([
      inventArticle("a", "The gate is red."),
      inventArticle("b", "The gate is blue."),
    ]);
    const listed = await undated.archive.listArticles();
    const timely = timelinessOf(listed, { question: "Which colour is the gate?" });
    expect(listed.map(({ id }) => timely(id))).toEqual([UNDATED, UNDATED]);
  });
});
