import type { Filters } from "../../lib/domain/conversation.ts";
import { filterChips } from "../../lib/page/filter-chips.ts";
import styles from "./room.module.css";

/** The filters a question was asked within, if any. */
export function AskedWithin({ filters }: { filters: Filters }) {
  const chips = filterChips(filters);
  if (chips.length === 0) return null;
  return <p className={styles.understood}>Asked within: {chips.map(({ label }) => label).join(", ")}</p>;
}
