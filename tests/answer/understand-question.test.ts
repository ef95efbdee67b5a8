import { describe, expect, it } from "vitest";
import { understandQuestion } from "../../lib/answer/understand-question.ts";
import { NO_KNOWN_NAMES } from "../../lib/conversation/known-names.ts";
import type { Turn } from "../../lib/domain/conversation.ts";
import { INVENTED_ARTICLES } from "../fixtures/invented-articles.ts";
import { openRoom } from "./ask-in-memory.ts";

const { archive } = openRoom(INVENTED_ARTICLES);
const filters = { outlets: ["Costa Daily"] };
const understand = (question: string, history: readonly Turn[] = []) =>
  understandQuestion({ question, history, filters, mode: "extract" }, archive, NO_KNOWN_NAMES);

describe("understandQuestion", () => {
  it("leaves a question that stands alone as it is, its filters with it", async () => {
    const asked = "What did Mara Lind say about the crews?";
    expect(await understand(asked)).toEqual({
      kind: "standalone",
      question: { asked, standalone: asked, filters },
    });
  });

  it("fills in from the conversation whom a follow-up means", async () => {
    const history = [{ role: "user", content: "What did Mara Lind say about the march?" }] as const;
    const { kind, question } = await understand("What did she say about the crews?", history);
    expect(kind).toBe("standalone");
    expect(question.standalone).toContain("Mara Lind");
    expect(question.asked).toBe("What did she say about the crews?");
  });

  it("asks back with speakers of the record when nothing tells whom it means", async () => {
    const understood = await understand("What did she say?");
    if (understood.kind !== "underspecified") throw new Error("It was not asked back");
    expect(understood.text).toContain("she");
    expect(understood.suggestions).toContain("What did Mara Lind say?");
    expect(understood.suggestions.length).toBeLessThanOrEqual(4);
  });
});
