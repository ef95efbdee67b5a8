"use client";

import { createContext, useContext } from "react";
import type { AnswerCitation, AnswerStatement } from "../../lib/domain/answer.ts";

/** What a card shows: the citations behind one chip, paged, and the status of the sentence they carry. */
export type CardContent = Readonly<{
  citations: readonly AnswerCitation[];
  status: AnswerStatement["status"];
}>;

export type CitationCards = Readonly<{
  /** Shows the card beside `anchor`, after a moment when only the mouse passes. */
  show: (anchor: HTMLElement, content: CardContent, how: "hover" | "focus" | "tap") => void;
  /** Hides it, after a moment in which the mouse may reach the card. */
  leave: () => void;
  hide: () => void;
}>;

export const CitationCardContext = createContext<CitationCards>({
  show: () => undefined,
  leave: () => undefined,
  hide: () => undefined,
});

export function useCitationCards(): CitationCards {
  return useContext(CitationCardContext);
}
