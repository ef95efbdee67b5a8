import { describe, expect, it } from "vitest";
import { inventArticle, openRoom } from "./ask-in-memory.ts";

const room = openRoom([
  inventArticle(
    "talks",
    `President Mara Lind of Rovia said on Monday that the bridge at Varn would stay closed.

Ostrelian President Peer Dahl said the bridge at Varn was safe.

The harbour minister, Sergei Tamm, said the toll was fair. Deputy harbour minister Eva Strand said it was not.`,
    { outlet: "Valley Post", publishedOn: "2031-04-02" },
  ),
]);

describe("a question after an office", () => {
  it("that two hold is asked back, with a question for each", async () => {
    const answer = await room.ask("What did the president say about the bridge?");
    expect(answer.kind).toBe("needs-clarification");
    expect(answer.suggestions.toSorted()).toEqual([
      "What did Mara Lind say about the bridge?",
      "What did Peer Dahl say about the bridge?",
    ]);
  });

  it("that two hold is answered for the one the conversation is about", async () => {
    const history = [{ role: "user", content: "Who is Peer Dahl?" }] as const;
    const answer = await room.ask("What did the president say about the bridge?", { history });
    expect(answer.statements.map(({ speaker }) => speaker?.name)).toEqual(["Peer Dahl"]);
  });

  it.each([
    ["What did the Ostrelian president say about the bridge?", "Peer Dahl"],
    ["What did the harbour minister say about the toll?", "Sergei Tamm"],
  ])("that one holds is answered with that one's words: %s", async (question, name) => {
    const answer = await room.ask(question);
    expect(answer.statements[0]?.speaker?.name).toBe(name);
  });

  it("is answered by whoever speaks for a government, whatever that office is called", async () => {
    const kremlin = openRoom([
      inventArticle(
        "fleet",
        `Oleg Tarin, the Kremlin press secretary, said: "The fleet is ready to sail on Friday."

Deputy harbour minister Eva Strand said on Monday that a rescue ship would be built in Varn. Aldo Finn said on Tuesday that the fleet was old.`,
      ),
    ]);
    const spokesman = await kremlin.ask("What did the Kremlin's spokesman say about the fleet?");
    expect(spokesman.statements[0]?.speaker?.name).toBe("Oleg Tarin");
    expect((await kremlin.ask("What did the UK foreign secretary say about the fleet?")).kind).toBe(
      "not-in-corpus",
    );
    const day = await kremlin.ask("On what day did Eva Strand announce that a ship would be built?");
    expect(day.text).toContain("Monday");
  });

  it("goes by the very words where they are given", async () => {
    const answer = await room.ask('Did the president say "the bridge at Varn was safe"?');
    expect(answer.kind).toBe("answered");
  });
});
