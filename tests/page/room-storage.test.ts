import { describe, expect, it } from "vitest";
import { applyEvent, openTurn } from "../../lib/page/reading-turn.ts";
import {
  deleteConversation,
  keepConversation,
  listConversations,
  readConversation,
  renameConversation,
  type Store,
} from "../../lib/page/room-storage.ts";
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
});
