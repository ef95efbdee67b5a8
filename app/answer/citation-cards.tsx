"use client";

import { lazy, type ReactNode, Suspense, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { type CardContent, CitationCardContext } from "./citation-card-context.ts";

const CitationCard = lazy(async () => ({ default: (await import("./citation-card.tsx")).CitationCard }));

const HOVER_MS = 150;
const LEAVE_MS = 200;

type Shown = Readonly<{ anchor: HTMLElement; content: CardContent; tapped: boolean }>;

/** Holds the one card that every chip below it shares. */
export function CitationCards({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState<Shown | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const later = useCallback((change: () => void, ms: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(change, ms);
  }, []);
  const hide = useCallback(() => {
    clearTimeout(timer.current);
    setShown(null);
  }, []);
  const cards = useMemo(
    () => ({
      show: (anchor: HTMLElement, content: CardContent, how: "hover" | "focus" | "tap") =>
        later(() => setShown({ anchor, content, tapped: how === "tap" }), how === "hover" ? HOVER_MS : 0),
      // A card that was tapped stays until it is closed: no mouse can come back to it.
      leave: () => later(() => setShown((now) => (now?.tapped ? now : null)), LEAVE_MS),
      hide,
    }),
    [later, hide],
  );
  useEffect(() => () => clearTimeout(timer.current), []);

  return (
    <CitationCardContext value={cards}>
      {children}
      {shown && (
        <Suspense>
          <CitationCard
            key={shown.content.citations.map(({ number }) => number).join("-")}
            {...shown}
            onEnter={() => clearTimeout(timer.current)}
            onLeave={cards.leave}
            onClose={hide}
          />
        </Suspense>
      )}
    </CitationCardContext>
  );
}
