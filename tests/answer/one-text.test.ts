import { describe, expect, it } from "vitest";
import { inventArticle, openRoom } from "./ask-in-memory.ts";

const FERRY = `The Albatros is a ferry that links Varn and the island of Grenholm. It was built in 2019 at the yard of Osten. The ferry carries up to 400 passengers and 60 cars across the strait. Tickets are sold at the pier. A crossing of the strait by the ferry takes forty minutes in calm weather. Seals rest on the rocks nearby.`;
const room = openRoom([
  inventArticle("ferry", FERRY, { title: "Albatros" }),
  inventArticle("mill", "The mill at Losk grinds rye. It has stood there since the flood.", {
    title: "Mill",
  }),
]);
const [ferry] = room.articles;
const askFerry = (question: string) => room.ask(question, { filters: { articles: ferry ? [ferry.id] : [] } });

describe("a question put to one short text", () => {
  it("is answered by several of its sentences, the one that opens it among them", async () => {
    const answer = await askFerry("How does the ferry carry passengers and cars across the strait?");
    expect(answer.kind).toBe("answered");
    expect(answer.statements.length).toBeGreaterThanOrEqual(3);
    expect(answer.statements[0]?.text).toContain("400 passengers");
    expect(answer.text).toContain("The Albatros is a ferry");
  });

  it("is refused when the text speaks of something else", async () => {
    expect((await askFerry("Why did the senate reject the budget for hospitals?")).kind).toBe(
      "not-in-corpus",
    );
  });
});
