"use client";

import { useState } from "react";
import type { Filters } from "../../lib/domain/conversation.ts";
import { toggleName } from "../../lib/page/change-filters.ts";
import type { NameCount } from "../../lib/page/facets.ts";
import { foldText } from "../../lib/text/words.ts";
import styles from "./filter-panel.module.css";

type NameFilterProps = Readonly<{
  legend: string;
  name: "outlets" | "speakers";
  offered: readonly NameCount[];
  filters: Filters;
  onChange: (filters: Filters) => void;
}>;

/** Names shown before the rest must be sought. */
const SHOWN = 8;

/** Names to narrow the record by, those chosen first; nothing while there are none. */
export function NameFilter({ legend, name, offered, filters, onChange }: NameFilterProps) {
  const [sought, setSought] = useState("");
  const chosen = filters[name] ?? [];
  const unlisted = chosen.filter((each) => !offered.some((one) => one.name === each));
  const all = [...unlisted.map((each) => ({ name: each, count: undefined })), ...offered];
  if (all.length === 0) return null;
  const fitting = all.filter((each) => foldText(each.name).includes(foldText(sought.trim())));
  const first = fitting.filter((each) => chosen.includes(each.name));
  const others = fitting.filter((each) => !chosen.includes(each.name));
  const shown = [...first, ...others].slice(0, Math.max(SHOWN, first.length));
  const hidden = fitting.length - shown.length;
  return (
    <fieldset className={styles.group}>
      <legend>{legend}</legend>
      {all.length > SHOWN && (
        <input
          type="search"
          className={styles.search}
          aria-label={`Find in ${legend.toLowerCase()}`}
          placeholder="Find"
          value={sought}
          onChange={(event) => setSought(event.target.value)}
        />
      )}
      <ul className={styles.names}>
        {shown.map((each) => (
          <li key={each.name}>
            <label>
              <input
                type="checkbox"
                checked={chosen.includes(each.name)}
                onChange={() => onChange(toggleName(filters, name, each.name))}
              />
              <span className={styles.name}>{each.name}</span>{" "}
              <span className={styles.count}>{each.count}</span>
            </label>
          </li>
        ))}
      </ul>
      {hidden > 0 && <p className={styles.more}>and {hidden} more</p>}
    </fieldset>
  );
}
