import { describe, expect, it } from "vitest";
import { breadthOf } from "../../lib/answer/breadth.ts";
import { CANDIDATES, retrieveEvidence } from "../../lib/retrieve/retrieve-evidence.ts";
import { inventArticle, openRoom } from "./ask-in-memory.ts";

const fires = (articles: number) =>
  openRoom(
    Array.from({ length: articles }, (_, at) => inventArticle(`fire-${at}`, `A fire burnt down mill ${at}.`)),
  );

async function breadthIn(articles: number, question: string) {
  const { archive } = fires(articles);
  return breadthOf(await retrieveEvidence(question, {}, { archive, embeddings: undefined }));
}

describe("breadthOf", () => {
  it("lets more follow the first statement in a large record, where many articles speak of nearly the same", async () => {
    const small = await breadthIn(3, "Which mill did the fire burn down?");
    const large = await breadthIn(CANDIDATES, "Which mill did the fire burn down?");
    expect(large.most).toBe(small.most);
    expect(large.within).toBeGreaterThan(small.within);
    expect(large.support).toBeLessThan(small.support);
  });

  it("lets a survey have most, however large the record", async () => {
    const fact = await breadthIn(3, "Which mill did the fire burn down?");
    const survey = await breadthIn(CANDIDATES, "Tell me about the mills that burnt down.");
    expect(survey.most).toBeGreaterThan(fact.most);
  });
});
