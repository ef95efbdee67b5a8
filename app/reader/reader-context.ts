"use client";

import { createContext, useContext } from "react";
import type { Span } from "../../lib/domain/span.ts";

/** Words to be marked in an article: the span they were cited at, and the words themselves to check it by. */
export type CitedWords = Readonly<{ span: Span; words: string }>;

/** An article to be opened, what to mark in it, and which mark to begin at. */
export type Opening = Readonly<{ articleId: string; marks: readonly CitedWords[]; at: number }>;

export type Reader = Readonly<{
  opening: Opening | null;
  /** `from`: where focus goes back to. */
  open: (opening: Opening, from: HTMLElement) => void;
  close: () => void;
}>;

export const ReaderContext = createContext<Reader>({
  opening: null,
  open: () => undefined,
  close: () => undefined,
});

export function useReader(): Reader {
  return useContext(ReaderContext);
}
