"use client";

import type { Filters } from "../../lib/domain/conversation.ts";
import { filterChips } from "../../lib/page/filter-chips.ts";
import styles from "./room.module.css";

type WithinProps = Readonly<{ filters: Filters; onChange: (filters: Filters) => void }>;

/** The filters a question was asked within, if any; without one of them it is asked again. */
export function AskedWithin({ filters, onChange }: WithinProps) {
  const chips = filterChips(filters);
  if (chips.length === 0) return null;
  return (
    <p className={styles.understood}>
      Asked within:
      {chips.map(({ label, without }) => (
        <button
          type="button"
          key={label}
          aria-label={`Ask again without: ${label}`}
          title="Ask again without it"
          onClick={() => onChange(without)}
        >
          {label} <span aria-hidden="true">×</span>
        </button>
      ))}
    </p>
  );
}
