"use client";

import type { Filters } from "../../lib/domain/conversation.ts";
import { toggleDays } from "../../lib/page/change-filters.ts";
import type { DayCount } from "../../lib/page/facets.ts";
import { dayBars } from "../../lib/page/day-bars.ts";
import { formatDayRange } from "../../lib/page/format-day.ts";
import styles from "./filter-panel.module.css";

type HistogramProps = Readonly<{
  days: readonly DayCount[];
  /** What a bar counts, in the plural: "articles". */
  counted: string;
  filters: Filters;
  onChange: (filters: Filters) => void;
}>;

const HEIGHT = 36;

/** How much each day has, as bars; a bar narrows to its days. */
export function DayHistogram({ days, counted, filters, onChange }: HistogramProps) {
  const bars = dayBars(days);
  const first = bars[0];
  const last = bars.at(-1);
  if (!first || !last) return null;
  return (
    <>
      <ol className={styles.histogram}>
        {bars.map(({ from, to, count, share }) => {
          const inside = from >= (filters.from ?? from) && to <= (filters.to ?? to);
          const height = count === 0 ? 0 : Math.max(3, share * HEIGHT);
          return (
            <li key={from}>
              <button
                type="button"
                disabled={count === 0}
                data-inside={inside ? "" : undefined}
                aria-pressed={filters.from === from && filters.to === to}
                aria-label={`${formatDayRange(from, to) ?? ""}: ${String(count)} ${count === 1 ? counted.replace(/s$/u, "") : counted}`}
                title={`${formatDayRange(from, to) ?? ""}: ${String(count)}`}
                onClick={() => onChange(toggleDays(filters, { from, to }))}
              >
                <svg aria-hidden="true" viewBox={`0 0 8 ${String(HEIGHT)}`} preserveAspectRatio="none">
                  <rect x="0" y={HEIGHT - height} width="8" height={height} />
                </svg>
              </button>
            </li>
          );
        })}
      </ol>
      <p className={styles.range}>{formatDayRange(first.from, last.to)}</p>
    </>
  );
}
