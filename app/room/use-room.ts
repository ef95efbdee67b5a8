"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { Filters } from "../../lib/domain/conversation.ts";
import { readAddress } from "../../lib/page/room-address.ts";
import { readConversation } from "../../lib/page/room-storage.ts";
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
  /** Something about the page itself that the reader should know. */
  notice: string | null;
}>;

/** What is asked, kept in this browser, and said in the address. `addressed`: the address names something to restore. */
export function useRoom(addressed: boolean): Room {
  const conversing = useConversation();
  const [conversationId, setConversationId] = useState<string | null>(null);
  const [filters, setFilters] = useState<Filters>({});
  const [draft, setDraft] = useState("");
  const [restoring, setRestoring] = useState(addressed);
  const [notice, setNotice] = useState<string | null>(null);
  const keeping = useKeeping({ conversing, conversationId, filters, restoring });
  const { show, ask: askWithin } = conversing;

  const openConversation = useCallback(
    (id: string) => {
      const turns = readConversation(localStorage, id);
      setNotice(
        turns === undefined ? "That conversation is not kept in this browser, or by another version." : null,
      );
      setConversationId(turns === undefined ? null : id);
      show(turns ?? []);
    },
    [show],
  );
  const startAnew = useCallback(() => {
    setNotice(null);
    setConversationId(null);
    show([]);
  }, [show]);
  const narrowed = useRef(filters);
  useEffect(() => {
    narrowed.current = filters;
  }, [filters]);
  const ask = useCallback(
    (question: string) => {
      setNotice(null);
      setConversationId((id) => id ?? crypto.randomUUID());
      askWithin(question, narrowed.current);
    },
    [askWithin],
  );

  useEffect(() => {
    const address = readAddress(window.location.search);
    setFilters(address.filters);
    setRestoring(false);
    if (address.conversation !== null) return openConversation(address.conversation);
    if (address.question === null) return;
    setConversationId(crypto.randomUUID());
    askWithin(address.question, address.filters);
  }, [openConversation, askWithin]);

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
    notice,
  };
}
