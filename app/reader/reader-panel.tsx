"use client";

import { type KeyboardEvent, type ReactNode, useEffect, useRef } from "react";
import { ReaderArticle } from "./reader-article.tsx";
import type { Opening } from "./reader-context.ts";
import styles from "./reader-panel.module.css";
import { useMedia } from "../shell/use-media.ts";

/** From this width on the reader stands beside the page; below it is a sheet over it. */
const WIDE = "(min-width: 900px)";

type PanelProps = Readonly<{ opening: Opening; onClose: () => void; onBack: (() => void) | null }>;

/** The reader beside the page, or as a sheet over it where there is no room beside. */
export function ReaderPanel({ opening, onClose, onBack }: PanelProps) {
  const wide = useMedia(WIDE, true);
  const article = (
    <ReaderArticle
      key={opening.articleId}
      opening={opening}
      onClose={onClose}
      onBack={onBack && (wide ? onBack : onClose)}
    />
  );
  return wide ? <Side onClose={onClose}>{article}</Side> : <Sheet onClose={onClose}>{article}</Sheet>;
}

type FrameProps = Readonly<{ onClose: () => void; children: ReactNode }>;

function Side({ onClose, children }: FrameProps) {
  const closeOnEscape = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.preventDefault();
    onClose();
  };
  return (
    <aside className={styles.side} aria-label="Article" onKeyDown={closeOnEscape}>
      {children}
    </aside>
  );
}

function Sheet({ onClose, children }: FrameProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    <dialog ref={dialog} className={styles.sheet} aria-label="Article" onClose={onClose}>
      {children}
    </dialog>
  );
}
