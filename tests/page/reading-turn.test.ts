import { describe, expect, it } from "vitest";
import type { Answer } from "../../lib/domain/answer.ts";
import {
  applyEvent,
  historyOf,
  openTurn,
  provenIn,
  stopTurn,
  wasRewritten,
} from "../../lib/page/reading-turn.ts";
import { inventAssistant } from "../fixtures/invented-assistant.ts";

const asked = openTurn({
  id: "1",
  question: "How many on the march?",
  filters: {},
  askedAt: "2031-06-01T00:00:00Z",
});

async function answer(): Promise<Answer> {
  return inventAssistant().ask({ question: asked.question, history: [], filters: {}, mode: "extract" });
}

describe("a turn", () => {
  it("keeps what was proven when it is stopped or breaks", async () => {
    const [statement] = (await answer()).statements;
    if (!statement) throw new Error("nothing was said");
    const partial = applyEvent(asked, { type: "statement", statement, citations: [] });
    expect(provenIn(stopTurn(partial)).statements).toEqual([statement]);
    expect(
      provenIn(applyEvent(partial, { type: "failure", message: "Gone.", hint: null })).statements,
    ).toHaveLength(1);
  });

  it("is not changed any more once it has ended", async () => {
    const ended = applyEvent(asked, { type: "answer", answer: await answer() });
    expect(applyEvent(ended, { type: "progress", text: "Reading" })).toBe(ended);
    expect(stopTurn(ended)).toBe(ended);
  });

  it("says when it was understood otherwise than it was asked", () => {
    const same = applyEvent(asked, { type: "question", standalone: asked.question });
    const other = applyEvent(asked, { type: "question", standalone: "How many on the march in Port Aven?" });
    expect([asked, same, other].map(wasRewritten)).toEqual([false, false, true]);
  });

  it("gives question and answer to the history, oldest first, the oldest left out when there are too many", async () => {
    const ended = applyEvent(asked, { type: "answer", answer: await answer() });
    const history = historyOf([ended, asked], 2);
    expect(history.map(({ role }) => role)).toEqual(["assistant", "user"]);
    expect(history[0]?.content).toContain("4,200");
  });
});
