import { describe, expect, it } from "vitest";
import { exportOpinions } from "../../lib/page/export-opinions.ts";
import { applyEvent, openTurn } from "../../lib/page/reading-turn.ts";
import {
  deleteConversation,
  keepConversation,
  listConversations,
  readConversation,
  renameConversation,
  type Store,
} from "../../lib/page/room-storage.ts";
import { searchConversations } from "../../lib/page/search-conversations.ts";
import { inventAssistant } from "../fixtures/invented-assistant.ts";

function memoryStore(options: { fullFrom?: number } = {}): Store & { kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => {
      if (value.length > (options.fullFrom ?? Infinity)) throw new DOMException("full", "QuotaExceededError");
      kept.set(key, value);
    },
    removeItem: (key) => void kept.delete(key),
  };
}

const entry = { id: "c1", title: "March", updatedAt: "2031-06-01T00:00:00Z", turns: 1 };
const turn = openTurn({
  id: "t1",
  question: "How many on the march?",
  filters: { outlets: ["Aven Courier"] },
  askedAt: entry.updatedAt,
});

describe("conversations kept in the browser", () => {
  it("come back with the same answer, chips included", async () => {
    const answer = await inventAssistant().ask({
      question: turn.question,
      history: [],
      filters: {},
      mode: "extract",
    });
    const ended = applyEvent(turn, { type: "answer", answer });
    const store = memoryStore();
    expect(keepConversation(store, entry, [ended])).toBe("kept");
    expect(readConversation(store, "c1")).toEqual([ended]);
    expect(listConversations(store)).toEqual([entry]);
  });

  it("come back stopped when the page was closed in mid-answer", () => {
    const store = memoryStore();
    keepConversation(store, entry, [turn]);
    expect(readConversation(store, "c1")?.[0]?.outcome).toEqual({ kind: "stopped" });
  });

  it("are refused, not lost in silence, when the store is full", () => {
    expect(keepConversation(memoryStore({ fullFrom: 10 }), entry, [turn])).toBe("refused");
  });

  it("of another version or damaged are left alone and not shown", () => {
    const store = memoryStore();
    store.setItem("on-the-record/0/list", "[]");
    store.setItem("on-the-record/1/conversation/c1", '[{"id": 1}]');
    store.setItem("on-the-record/1/list", "{not json");
    expect(readConversation(store, "c1")).toBeUndefined();
    expect(listConversations(store)).toEqual([]);
    expect(store.kept.get("on-the-record/0/list")).toBe("[]");
  });

  it("can be renamed and deleted", () => {
    const store = memoryStore();
    keepConversation(store, entry, [turn]);
    renameConversation(store, "c1", "The strike");
    expect(listConversations(store)[0]?.title).toBe("The strike");
    deleteConversation(store, "c1");
    expect(readConversation(store, "c1")).toBeUndefined();
    expect(listConversations(store)).toEqual([]);
  });

  it("are sought by what was asked and answered in them", async () => {
    const store = memoryStore();
    const answer = await inventAssistant().ask({
      question: turn.question,
      history: [],
      filters: {},
      mode: "extract",
    });
    keepConversation(store, entry, [applyEvent(turn, { type: "answer", answer })]);
    keepConversation(store, { ...entry, id: "c2", title: "Ferries" }, [{ ...turn, question: "Who waited?" }]);
    const found = (sought: string) =>
      searchConversations(store, listConversations(store), sought).map(({ id }) => id);
    expect(found("waited FERRIES")).toEqual(["c2"]);
    expect(found(answer.statements[0]?.text.slice(0, 20) ?? "")).toEqual(["c1"]);
    expect(found("nowhere")).toEqual([]);
  });

  it("give out what was judged in them as a file, and nothing when nothing was", () => {
    const store = memoryStore();
    keepConversation(store, entry, [turn]);
    expect(exportOpinions(store)).toBeUndefined();
    keepConversation(store, entry, [{ ...turn, opinion: "wrong" }]);
    expect(JSON.parse(exportOpinions(store)?.text ?? "")).toMatchObject({
      judged: [{ conversation: "March", question: turn.question, opinion: "wrong" }],
    });
  });

  it("can be asked as written: what was said before is then left out, also after a reload", () => {
    const store = memoryStore();
    keepConversation(store, entry, [openTurn({ ...turn, alone: true })]);
    expect(readConversation(store, "c1")?.[0]?.alone).toBe(true);
  });
});
