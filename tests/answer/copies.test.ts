import { describe, expect, it } from "vitest";
import type { Article } from "../../lib/domain/article.ts";
import { scriptedModel } from "../write/scripted-model.ts";
import { inventArticle, openRoom } from "./ask-in-memory.ts";
import { expectProven } from "./expect-proven.ts";

const LIE = "Rovia lost 900 ships in the bay of Ostrel on Monday, sailors in the harbour said.";

/** One report in ten papers, each with a last line of its own. */
const COPIES = Array.from({ length: 10 }, (_, at) =>
  inventArticle(`copy-${at}`, `${LIE}\n\nLetters reach us at ${"ABCDEFGHIJ".charAt(at)} street.`, {
    outlet: `Paper ${at}`,
    publishedOn: "2031-04-02",
  }),
);
const ONCE = inventArticle(
  "count",
  "The harbour board counted 12 ships lost by Rovia in the bay of Ostrel.",
  {
    outlet: "Valley Post",
    publishedOn: "2031-04-03",
  },
);
const QUESTION = "How many ships did Rovia lose in the bay of Ostrel?";
const first = COPIES[0] as Article; // ten were made above
const room = openRoom([...COPIES, ONCE], (id) => (id.startsWith("copy-") ? first.id : id));

describe("ten copies of a lie", () => {
  it("are stated once, two of them cited, and count as one origin", async () => {
    const answer = await room.ask(QUESTION);
    expectProven(answer, room.articles);
    const lies = answer.statements.filter(({ text }) => text.includes("900"));
    expect(lies).toHaveLength(1);
    expect(lies[0]?.citations).toHaveLength(2);
    expect(lies[0]?.origins).toMatchObject({ origins: 1 });
    expect(lies[0]?.origins?.articles).toBeGreaterThan(2);
    expect(answer.notes.join()).toContain("1 origin");
  });

  it("are one row beside the other account", async () => {
    const [table] = (await room.ask(QUESTION)).disagreements;
    expect(table?.claims.map(({ value }) => value.replace(/\D/gu, "")).toSorted()).toEqual(["12", "900"]);
  });

  it("count as one origin in a model's sentence too", async () => {
    const model = scriptedModel([`${LIE} [P1][P2][P3]`]);
    const answer = await room.ask(QUESTION, { model });
    expectProven(answer, room.articles);
    const lies = answer.statements.filter(({ text }) => text.includes("900"));
    expect(lies).toHaveLength(1);
    expect(model.asked[0]?.message.match(/900 ships/gu)).toHaveLength(1);
    for (const { origins } of lies) expect(origins?.origins ?? 1).toBe(1);
  });

  it("are no note where each report is its own", async () => {
    const apart = openRoom([first, ONCE]);
    const answer = await apart.ask(QUESTION);
    expect(answer.notes.join()).not.toContain("origin");
    for (const statement of answer.statements) expect(statement).not.toHaveProperty("origins");
  });
});
