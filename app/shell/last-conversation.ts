"use client";

import { useEffect, useState } from "react";

/** The conversation this tab showed last, so that the way back to it from another room is the way to ask. */
let last: string | null = null;
const waiting = new Set<(id: string | null) => void>();

export function rememberConversation(id: string | null): void {
  last = id;
  for (const tell of waiting) tell(id);
}

export function useLastConversation(): string | null {
  const [id, setId] = useState(last);
  useEffect(() => {
    setId(last);
    waiting.add(setId);
    return () => void waiting.delete(setId);
  }, []);
  return id;
}
