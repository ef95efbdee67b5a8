"use client";

import type { Filters } from "../../lib/domain/conversation.ts";
import type { Facets } from "../../lib/page/facets.ts";
import { withDay } from "../../lib/page/change-filters.ts";
import { DayHistogram } from "./day-histogram.tsx";
import styles from "./filter-panel.module.css";
import { NameFilter } from "./name-filter.tsx";
import { useSpeakers } from "./use-speakers.ts";

type PanelProps = Readonly<{ facets: Facets; filters: Filters; onChange: (filters: Filters) => void }>;

/** Days, outlets and speakers the record can be narrowed to. */
export function FilterPanel({ facets, filters, onChange }: PanelProps) {
  const first = facets.days[0]?.day;
  const last = facets.days.at(-1)?.day;
  const outlets = facets.outlets.map(({ name, articles }) => ({ name, count: articles }));
  const speakers = useSpeakers();
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
      <NameFilter legend="Outlets" name="outlets" offered={outlets} filters={filters} onChange={onChange} />
      <NameFilter
        legend="Speakers"
        name="speakers"
        offered={speakers}
        filters={filters}
        onChange={onChange}
      />
    </div>
  );
}
