"use client";

import type { KeyboardEvent } from "react";
import styles from "./reader-panel.module.css";
import type { Finding } from "./use-find.ts";

/** Words to find in the article: Enter goes to the next place, Shift and Enter to the one before, Escape closes. */
export function FindBar({ finding, onClose }: { finding: Finding; onClose: () => void }) {
  const { sought, seek, found, at, step } = finding;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Enter") {
      event.preventDefault();
      step(event.shiftKey ? -1 : 1);
    } else if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      onClose();
    }
  };
  return (
    <div className={styles.find} role="search" aria-label="Find in the article">
      <input
        type="search"
        aria-label="Find in the article"
        placeholder="Find in the article"
        autoFocus
        value={sought}
        maxLength={200}
        onChange={(event) => seek(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <span className={styles.count} role="status">
        {sought.trim() === ""
          ? ""
          : found === 0
            ? "None"
            : `${String(at + 1)} of ${found.toLocaleString("en")}`}
      </span>
      <button
        type="button"
        className={styles.tool}
        aria-label="Place before"
        disabled={found === 0}
        onClick={() => step(-1)}
      >
        ↑
      </button>
      <button
        type="button"
        className={styles.tool}
        aria-label="Next place"
        disabled={found === 0}
        onClick={() => step(1)}
      >
        ↓
      </button>
      <button type="button" className={styles.tool} onClick={onClose}>
        Done
      </button>
    </div>
  );
}
