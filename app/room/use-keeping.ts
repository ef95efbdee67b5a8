"use client";

import { useCallback, useEffect, useState } from "react";
import type { Filters } from "../../lib/domain/conversation.ts";
import { writeAddress } from "../../lib/page/room-address.ts";
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

type KeepingParts = Readonly<{
  conversing: Conversing;
  conversationId: string | null;
  filters: Filters;
  restoring: boolean;
}>;

/** Keeps the conversation in the browser after every answer, and its name in the address. */
export function useKeeping({ conversing, conversationId, filters, restoring }: KeepingParts): Keeping {
  const { turns, working } = conversing;
  const [entries, setEntries] = useState<readonly ConversationEntry[]>([]);
  const [kept, setKept] = useState<Kept>("kept");

  const change = useCallback((write: () => Kept) => {
    setKept(write());
    setEntries(listConversations(localStorage));
  }, []);
  useEffect(() => setEntries(listConversations(localStorage)), []);

  const keep = useCallback(() => {
    const first = turns[0];
    const last = turns.at(-1);
    if (conversationId === null || !first || !last) return;
    const known = listConversations(localStorage).find(({ id }) => id === conversationId);
    const title = known?.title ?? first.question;
    const entry = { id: conversationId, title, updatedAt: last.askedAt, turns: turns.length };
    change(() => keepConversation(localStorage, entry, turns));
  }, [turns, conversationId, change]);

  useEffect(() => {
    if (!working) keep();
    window.addEventListener("pagehide", keep);
    return () => window.removeEventListener("pagehide", keep);
  }, [working, keep]);

  useEffect(() => {
    if (restoring) return;
    window.history.replaceState(
      null,
      "",
      writeAddress({ conversation: conversationId, question: null, filters }),
    );
  }, [conversationId, filters, restoring]);

  const rename = useCallback(
    (id: string, title: string) => change(() => renameConversation(localStorage, id, title)),
    [change],
  );
  const remove = useCallback((id: string) => change(() => deleteConversation(localStorage, id)), [change]);
  return { entries, kept, rename, remove };
}
