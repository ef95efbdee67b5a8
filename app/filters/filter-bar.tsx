"use client";

import { lazy, Suspense, useState } from "react";
import { filterChips } from "../../lib/page/filter-chips.ts";
import styles from "./filter-bar.module.css";
import type { PanelProps } from "./filter-panel.tsx";

const FilterPanel = lazy(async () => ({ default: (await import("./filter-panel.tsx")).FilterPanel }));

/** What the record is narrowed to, each removable, and the way to narrow it. `above`: the panel opens upwards. */
export function FilterBar({ above = false, ...panel }: PanelProps & { above?: boolean }) {
  const [open, setOpen] = useState(false);
  const chips = filterChips(panel.filters);
  const opened = open && (
    <Suspense>
      <FilterPanel {...panel} />
    </Suspense>
  );
  return (
    <>
      {above && opened}
      <div className={styles.bar}>
        <button type="button" className={styles.open} aria-expanded={open} onClick={() => setOpen(!open)}>
          <svg aria-hidden="true" viewBox="0 0 12 12" width="12" height="12">
            <path d="M1 3h10M3 6h6M5 9h2" />
          </svg>
          {open ? "Close filters" : "Narrow by date, outlet or speaker"}
        </button>
        {chips.map(({ label, without }) => (
          <button
            type="button"
            key={label}
            className={styles.chip}
            aria-label={`Remove filter: ${label}`}
            onClick={() => panel.onChange(without)}
          >
            {label} <span aria-hidden="true">×</span>
          </button>
        ))}
        {chips.length > 1 && (
          <button type="button" className={styles.narrow} onClick={() => panel.onChange({})}>
            Remove all
          </button>
        )}
      </div>
      {!above && opened}
    </>
  );
}
