"use client";

import styles from "./reader-panel.module.css";

type StepperProps = Readonly<{
  /** Place in reading order, from 0. */
  at: number;
  of: number;
  onStep: (by: 1 | -1) => void;
}>;

/** "2 of 3", and the way to the mark before and after as they are read, round and round. */
export function MarkStepper({ at, of, onStep }: StepperProps) {
  return (
    <span className={styles.stepper}>
      <button
        type="button"
        className={styles.tool}
        aria-label="Words cited before"
        onClick={() => onStep(-1)}
      >
        ↑
      </button>
      <span aria-live="polite" className={styles.count}>
        {at + 1} of {of}
      </span>
      <button type="button" className={styles.tool} aria-label="Words cited next" onClick={() => onStep(1)}>
        ↓
      </button>
    </span>
  );
}
