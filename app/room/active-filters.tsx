"use client";

import { useState } from "react";
import type { Facets } from "../../lib/page/facets.ts";
import { filterChips } from "../../lib/page/filter-chips.ts";
import { FilterPanel } from "./filter-panel.tsx";
import styles from "./question-box.module.css";
import type { Room } from "./use-room.ts";

/** What the next question is narrowed to, each removable, and the way to narrow it. */
export function ActiveFilters({ room, facets }: { room: Room; facets: Facets }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      {open && <FilterPanel facets={facets} filters={room.filters} onChange={room.setFilters} />}
      <div className={styles.filters}>
        <button type="button" className={styles.narrow} aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? "Close filters" : "Narrow by date, outlet or speaker"}
        </button>
        {filterChips(room.filters).map(({ label, without }) => (
          <button
            type="button"
            key={label}
            className={styles.chip}
            aria-label={`Remove filter: ${label}`}
            onClick={() => room.setFilters(without)}
          >
            {label} <span aria-hidden="true">×</span>
          </button>
        ))}
      </div>
    </>
  );
}
