"use client";

import styles from "./reader-panel.module.css";

type StepperProps = Readonly<{ at: number; of: number; onStep: (at: number) => void }>;

/** "2 of 3", and the way to the mark before and after, round and round. */
export function MarkStepper({ at, of, onStep }: StepperProps) {
  return (
    <span className={styles.stepper}>
      <button
        type="button"
        className={styles.tool}
        aria-label="Words cited before"
        onClick={() => onStep((at + of - 1) % of)}
      >
        ←
      </button>
      <span aria-live="polite" className={styles.count}>
        {at + 1} of {of}
      </span>
      <button
        type="button"
        className={styles.tool}
        aria-label="Words cited next"
        onClick={() => onStep((at + 1) % of)}
      >
        →
      </button>
    </span>
  );
}
