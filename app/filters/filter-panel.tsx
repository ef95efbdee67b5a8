"use client";

import type { Filters } from "../../lib/domain/conversation.ts";
import type { Facets } from "../../lib/page/facets.ts";
import { withDay } from "../../lib/page/change-filters.ts";
import { DayHistogram } from "./day-histogram.tsx";
import { DayInput } from "./day-input.tsx";
import styles from "./filter-panel.module.css";
import { NameFilter } from "./name-filter.tsx";
import { useSpeakers } from "./use-speakers.ts";

export type PanelProps = Readonly<{
  facets: Facets;
  /** What the days are days of. */
  counted: "articles" | "events";
  filters: Filters;
  onChange: (filters: Filters) => void;
}>;

/** Days, outlets and speakers the record can be narrowed to. */
export function FilterPanel({ facets, counted, filters, onChange }: PanelProps) {
  const first = facets.days[0]?.day;
  const last = facets.days.at(-1)?.day;
  const speakers = useSpeakers();
  return (
    <div className={styles.panel} role="group" aria-label="Narrow the record">
      <fieldset className={styles.group}>
        <legend>{counted === "articles" ? "Articles by day" : "Events by day"}</legend>
        <DayHistogram days={facets.days} counted={counted} filters={filters} onChange={onChange} />
        <div className={styles.days}>
          <DayInput
            label="From"
            day={filters.from}
            min={first}
            max={last}
            onChoose={(day) => onChange(withDay(filters, "from", day))}
          />
          <DayInput
            label="Until"
            day={filters.to}
            min={first}
            max={last}
            onChoose={(day) => onChange(withDay(filters, "to", day))}
          />
        </div>
      </fieldset>
      <NameFilter
        legend="Outlets"
        name="outlets"
        offered={facets.outlets}
        filters={filters}
        onChange={onChange}
      />
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
