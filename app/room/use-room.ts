"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { Filters } from "../../lib/domain/conversation.ts";
import { browserStore } from "../../lib/page/browser-store.ts";
import type { RoomAddress } from "../../lib/page/room-address.ts";
import { rawConversation, readConversation } from "../../lib/page/room-storage.ts";
import { rememberConversation } from "../shell/last-conversation.ts";
import { useAddress } from "./use-address.ts";
import { type Conversing, useConversation } from "./use-conversation.ts";
import { type Keeping, useKeeping } from "./use-keeping.ts";

export type Room = Readonly<{
  conversing: Conversing;
  keeping: Keeping;
  /** The conversation shown; null before its first question. */
  conversationId: string | null;
  /** Asks in the conversation shown, within its filters. */
  ask: (question: string) => void;
  openConversation: (id: string) => void;
  startAnew: () => void;
  filters: Filters;
  setFilters: (filters: Filters) => void;
  draft: string;
  setDraft: (draft: string) => void;
  /** True until what the address names has been fetched from the store. */
  restoring: boolean;
  /** A conversation that the address names and that cannot be shown. */
  unreadable: Unreadable | null;
}>;

/** `raw`: what lies in the store, when another version put it there; undefined when nothing does. */
export type Unreadable = Readonly<{ id: string; raw: string | undefined }>;

/** What is asked, kept in this browser, and said in the address. `addressed`: the address names something to restore. */
export function useRoom(addressed: boolean): Room {
  const conversing = useConversation();
  const [conversationId, setConversationId] = useState<string | null>(null);
  const [filters, setFilters] = useState<Filters>({});
  const [draft, setDraft] = useState("");
  const [restoring, setRestoring] = useState(addressed);
  const [unreadable, setUnreadable] = useState<Unreadable | null>(null);
  const keeping = useKeeping(conversing, conversationId);
  const { show, ask: askWithin } = conversing;
  /** What the page shows now, for what must not run again because of it. */
  const now = useRef({ conversationId, filters });
  useEffect(() => {
    now.current = { conversationId, filters };
  }, [conversationId, filters]);

  const openConversation = useCallback(
    (id: string) => {
      const turns = readConversation(browserStore(), id);
      setUnreadable(turns === undefined ? { id, raw: rawConversation(browserStore(), id) } : null);
      setConversationId(turns === undefined ? null : id);
      show(turns ?? []);
    },
    [show],
  );
  const startAnew = useCallback(() => {
    setUnreadable(null);
    setConversationId(null);
    show([]);
  }, [show]);
  const ask = useCallback(
    (question: string) => {
      setUnreadable(null);
      setConversationId((id) => id ?? crypto.randomUUID());
      askWithin(question, now.current.filters);
    },
    [askWithin],
  );

  const led = useCallback(
    ({ conversation, question, filters: narrowed }: RoomAddress) => {
      setFilters(narrowed);
      setRestoring(false);
      if (question !== null) {
        startAnew();
        setConversationId(crypto.randomUUID());
        askWithin(question, narrowed);
      } else if (conversation === null) {
        startAnew();
      } else if (conversation !== now.current.conversationId) {
        openConversation(conversation);
      }
    },
    [startAnew, askWithin, openConversation],
  );
  useAddress({ conversation: conversationId, filters }, led);
  useEffect(() => rememberConversation(conversationId), [conversationId]);

  return {
    conversing,
    keeping,
    conversationId,
    ask,
    openConversation,
    startAnew,
    filters,
    setFilters,
    draft,
    setDraft,
    restoring,
    unreadable,
  };
}
