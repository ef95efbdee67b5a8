"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { browserStore } from "../../lib/page/browser-store.ts";
import {
  type ConversationEntry,
  deleteConversation,
  keepConversation,
  type Kept,
  listConversations,
  renameConversation,
} from "../../lib/page/room-storage.ts";
import type { Conversing } from "./use-conversation.ts";

export type Keeping = Readonly<{
  /** Conversations kept in this browser, the latest first. */
  entries: readonly ConversationEntry[];
  /** refused: the browser's store is full or closed. */
  kept: Kept;
  rename: (id: string, title: string) => void;
  remove: (id: string) => void;
}>;

/** Keeps the conversation in the browser after every answer. */
export function useKeeping({ turns, working }: Conversing, conversationId: string | null): Keeping {
  const [entries, setEntries] = useState<readonly ConversationEntry[]>([]);
  const [kept, setKept] = useState<Kept>("kept");

  const list = useCallback(() => setEntries(listConversations(browserStore())), []);
  const change = useCallback(
    (write: () => Kept) => {
      setKept(write());
      list();
    },
    [list],
  );
  useEffect(() => {
    list();
    // Another tab has kept something.
    window.addEventListener("storage", list);
    return () => window.removeEventListener("storage", list);
  }, [list]);

  const keep = useCallback(() => {
    const first = turns[0];
    const last = turns.at(-1);
    if (conversationId === null || !first || !last) return;
    const known = listConversations(browserStore()).find(({ id }) => id === conversationId);
    const title = known?.title ?? first.question;
    const entry = { id: conversationId, title, updatedAt: last.askedAt, turns: turns.length };
    change(() => keepConversation(browserStore(), entry, turns));
  }, [turns, conversationId, change]);

  useEffect(() => {
    if (!working) keep();
    window.addEventListener("pagehide", keep);
    return () => window.removeEventListener("pagehide", keep);
  }, [working, keep]);

  // Leaving for another room is no pagehide: what is under way is kept as far as it came.
  const latest = useRef(keep);
  useEffect(() => {
    latest.current = keep;
  }, [keep]);
  useEffect(() => () => latest.current(), []);

  const rename = useCallback(
    (id: string, title: string) => change(() => renameConversation(browserStore(), id, title)),
    [change],
  );
  const remove = useCallback((id: string) => change(() => deleteConversation(browserStore(), id)), [change]);
  return { entries, kept, rename, remove };
}
