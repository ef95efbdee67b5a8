"use client";

import type { Filters } from "../../lib/domain/conversation.ts";
import { toggleName } from "../../lib/page/change-filters.ts";
import styles from "./filter-panel.module.css";

type NameFilterProps = Readonly<{
  legend: string;
  name: "outlets" | "speakers";
  /** `count`: articles of an outlet, quotations of a speaker. */
  offered: readonly Readonly<{ name: string; count: number }>[];
  filters: Filters;
  onChange: (filters: Filters) => void;
}>;

/** Names to narrow the record by; nothing while there are none. */
export function NameFilter({ legend, name, offered, filters, onChange }: NameFilterProps) {
  if (offered.length === 0) return null;
  return (
    <fieldset className={styles.group}>
      <legend>{legend}</legend>
      <ul className={styles.outlets}>
        {offered.map((each) => (
          <li key={each.name}>
            <label>
              <input
                type="checkbox"
                checked={filters[name]?.includes(each.name) ?? false}
                onChange={() => onChange(toggleName(filters, name, each.name))}
              />
              {each.name} <span className={styles.count}>{each.count}</span>
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
