"use client";

import type { Filters } from "../../lib/domain/conversation.ts";
import { toggleDay } from "../../lib/page/change-filters.ts";
import type { Facets } from "../../lib/page/facets.ts";
import { dayBars } from "../../lib/page/day-bars.ts";
import { formatDay } from "../../lib/page/format-day.ts";
import styles from "./filter-panel.module.css";

type HistogramProps = Readonly<{
  days: Facets["days"];
  filters: Filters;
  onChange: (filters: Filters) => void;
}>;

const HEIGHT = 36;

/** How many articles each day has, as bars; a bar narrows to its day. */
export function DayHistogram({ days, filters, onChange }: HistogramProps) {
  const bars = dayBars(days);
  if (bars.length === 0) return null;
  return (
    <ol className={styles.histogram}>
      {bars.map(({ day, articles, share }) => {
        const inside = day >= (filters.from ?? day) && day <= (filters.to ?? day);
        return (
          <li key={day}>
            <button
              type="button"
              disabled={articles === 0}
              data-inside={inside ? "" : undefined}
              aria-label={`${formatDay(day)}: ${String(articles)} ${articles === 1 ? "article" : "articles"}`}
              title={formatDay(day)}
              onClick={() => onChange(toggleDay(filters, day))}
            >
              <svg aria-hidden="true" viewBox={`0 0 8 ${String(HEIGHT)}`} preserveAspectRatio="none">
                <rect
                  x="0"
                  y={HEIGHT - Math.max(1, share * HEIGHT)}
                  width="8"
                  height={Math.max(1, share * HEIGHT)}
                />
              </svg>
            </button>
          </li>
        );
      })}
    </ol>
  );
}
