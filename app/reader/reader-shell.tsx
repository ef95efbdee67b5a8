"use client";

import { usePathname } from "next/navigation";
import { lazy, type ReactNode, Suspense, useCallback, useMemo, useRef, useState } from "react";
import { type Opening, ReaderContext } from "./reader-context.ts";
import styles from "./reader-shell.module.css";

const ReaderPanel = lazy(async () => ({ default: (await import("./reader-panel.tsx")).ReaderPanel }));

/** The page, beside it the article that is being read, if any, and `over` both what every page has. */
export function ReaderShell({ children, over }: Readonly<{ children: ReactNode; over: ReactNode }>) {
  const [opening, setOpening] = useState<Opening | null>(null);
  const from = useRef<HTMLElement | null>(null);

  const open = useCallback((next: Opening, origin: HTMLElement) => {
    from.current = origin;
    openedOn.current = window.location.pathname;
    const topBefore = origin.getBoundingClientRect().top;
    setOpening(next);
    requestAnimationFrame(() => keepInPlace(origin, topBefore));
  }, []);
  const close = useCallback(() => {
    const origin = from.current;
    const topBefore = origin?.getBoundingClientRect().top ?? 0;
    setOpening(null);
    requestAnimationFrame(() => {
      if (!origin) return;
      if (!origin.isConnected) return document.querySelector<HTMLElement>("#main")?.focus();
      keepInPlace(origin, topBefore);
      origin.focus({ preventScroll: true });
    });
  }, []);
  const reader = useMemo(() => ({ opening, open, close }), [opening, open, close]);
  const path = usePathname();
  const openedOn = useRef(path);
  const goBack = useCallback(() => {
    from.current?.scrollIntoView({ block: "center" });
    from.current?.focus({ preventScroll: true });
  }, []);

  return (
    <ReaderContext value={reader}>
      <div className={styles.room} data-reading={opening ? "" : undefined}>
        <main id="main" tabIndex={-1} className={styles.page}>
          {children}
        </main>
        {opening && (
          <Suspense fallback={<div className={styles.panelSpace} />}>
            <ReaderPanel
              opening={opening}
              onClose={close}
              onBack={path === openedOn.current ? goBack : null}
            />
          </Suspense>
        )}
      </div>
      {over}
    </ReaderContext>
  );
}

/** The sentence the reader came from stays where the eye left it, when the column beside it changes its width. */
function keepInPlace(element: HTMLElement, topBefore: number): void {
  const moved = element.getBoundingClientRect().top - topBefore;
  const scroller = element.closest("[data-scrolls]") ?? document.scrollingElement;
  if (moved !== 0) scroller?.scrollBy({ top: moved, behavior: "instant" });
}
