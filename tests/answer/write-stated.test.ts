import { describe, expect, it } from "vitest";
import type { ChatModel } from "../../lib/chat-models/chat-model.ts";
import { ModelFault } from "../../lib/chat-models/model-fault.ts";
import type { Answer } from "../../lib/domain/answer.ts";
import { scriptedModel } from "../write/scripted-model.ts";
import { inventArticle, openRoom } from "./ask-in-memory.ts";
import { expectProven } from "./expect-proven.ts";

const room = openRoom([
  inventArticle(
    "varn-bridge",
    "Anna Brenk said the bridge at Varn was closed on Monday. The river board counted 40 boats below the bridge.",
    { outlet: "Valley Post", publishedOn: "2031-04-02" },
  ),
]);
const QUESTION = "Who said the bridge at Varn was closed?";
const EXTRACTED = "Anna Brenk said the bridge at Varn was closed on Monday.";

async function write(model: ChatModel): Promise<Answer> {
  const answer = await room.ask(QUESTION, { model });
  expectProven(answer, room.articles);
  return answer;
}

describe("an answer that a model writes", () => {
  it("is shown sentence by sentence once proven, with the words it rests on", async () => {
    const answer = await write(
      scriptedModel([
        "Anna Brenk said the bridge at Varn was closed. [P1] ",
        "The river board counted 40 boats below the bridge. [P1]",
      ]),
    );
    expect(answer.engine.answer).toBe("scripted:test");
    expect(answer.statements.map(({ status }) => status)).toEqual(["supported", "verbatim"]);
    expect(answer.notes).toEqual([]);
  });

  it("loses what cannot be proven, and is completed from the record with a note", async () => {
    const answer = await write(scriptedModel(["Tomas Reyl said the bridge at Varn was open. [P1]"]));
    expect(answer.text).not.toContain("Reyl");
    expect(answer.statements[0]?.text).toBe(EXTRACTED);
    expect(answer.engine.answer).toBe("extract");
    expect(answer.notes.length).toBeGreaterThan(0);
  });

  it("keeps what is proven and adds the record's own answer when the model missed it", async () => {
    const answer = await write(scriptedModel(["The river board counted 40 boats below the bridge. [P1]"]));
    expect(answer.statements.map(({ text }) => text)).toEqual([
      "The river board counted 40 boats below the bridge.",
      EXTRACTED,
    ]);
    expect(answer.notes).toHaveLength(1);
  });

  it.each([
    "50 boats lay below the bridge. [P1]",
    "The bridge at Varn was not closed on Monday. [P1]",
    "The bridge is safe. [P7]",
  ])("never holds a number, a negation or a source that the record does not: %s", async (sentence) => {
    const answer = await write(scriptedModel([sentence]));
    expect(answer.text).not.toContain(sentence.replace(/ \[.*$/u, ""));
  });

  it.each(["refused", "stalled", "dropped", "auth", "server"] as const)(
    "is the record's own, with a note, when the model fails (%s)",
    async (kind) => {
      const answer = await write(scriptedModel([], new ModelFault(kind)));
      expect(answer.kind).toBe("answered");
      expect(answer.statements[0]).toMatchObject({ text: EXTRACTED, status: "verbatim" });
      expect(answer.engine.answer).toBe("extract");
      expect(answer.notes).toContain(new ModelFault(kind).message);
    },
  );

  it("is the record's own when the model writes nothing, or that nothing answers", async () => {
    for (const pieces of [[], ["NONE"]]) {
      const answer = await write(scriptedModel(pieces));
      expect(answer.statements[0]?.text).toBe(EXTRACTED);
      expect(answer.notes).toHaveLength(1);
    }
  });

  it("is not asked of a model when the record is silent", async () => {
    const model = scriptedModel(["The bridge is gone. [P1]"]);
    const answer = await room.ask("What did Xaver Quint say about taxes?", { model });
    expect(answer.kind).toBe("not-in-corpus");
    expect(model.asked).toEqual([]);
  });

  it("is reported statement by statement, in the order it stands", async () => {
    const sent: string[] = [];
    const model = scriptedModel(["The river board counted 40 boats below the bridge. [P1]"]);
    const answer = await room.ask(QUESTION, {
      model,
      onEvent: (event) => event.type === "statement" && sent.push(event.statement.text),
    });
    expect(sent).toEqual(answer.statements.map(({ text }) => text));
  });
});
