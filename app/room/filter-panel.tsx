"use client";

import type { Filters } from "../../lib/domain/conversation.ts";
import type { Facets } from "../../lib/page/facets.ts";
import { toggleOutlet, withDay } from "../../lib/page/change-filters.ts";
import { DayHistogram } from "./day-histogram.tsx";
import styles from "./filter-panel.module.css";

type PanelProps = Readonly<{ facets: Facets; filters: Filters; onChange: (filters: Filters) => void }>;

/** Outlets and days the record can be narrowed to. */
export function FilterPanel({ facets, filters, onChange }: PanelProps) {
  const first = facets.days[0]?.day;
  const last = facets.days.at(-1)?.day;
  return (
    <div className={styles.panel} role="group" aria-label="Narrow the record">
      <fieldset className={styles.group}>
        <legend>Days</legend>
        <DayHistogram days={facets.days} filters={filters} onChange={onChange} />
        <div className={styles.days}>
          <label>
            From{" "}
            <input
              type="date"
              min={first}
              max={last}
              value={filters.from ?? ""}
              onChange={(event) => onChange(withDay(filters, "from", event.target.value))}
            />
          </label>
          <label>
            Until{" "}
            <input
              type="date"
              min={first}
              max={last}
              value={filters.to ?? ""}
              onChange={(event) => onChange(withDay(filters, "to", event.target.value))}
            />
          </label>
        </div>
      </fieldset>
      <fieldset className={styles.group}>
        <legend>Outlets</legend>
        <ul className={styles.outlets}>
          {facets.outlets.map(({ name, articles }) => (
            <li key={name}>
              <label>
                <input
                  type="checkbox"
                  checked={filters.outlets?.includes(name) ?? false}
                  onChange={() => onChange(toggleOutlet(filters, name))}
                />
                {name} <span className={styles.count}>{articles}</span>
              </label>
            </li>
          ))}
        </ul>
      </fieldset>
    </div>
  );
}
