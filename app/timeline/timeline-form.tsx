import Form from "next/form";
import type { Filters } from "../../lib/domain/conversation.ts";
import { FilterFields } from "../filters/filter-fields.tsx";
import styles from "../shell/room-page.module.css";

/** Words in the address: a plain form, which works without a script. */
export function TimelineForm({ q, filters }: { q: string; filters: Filters }) {
  return (
    <Form className={styles.form} action="/timeline" prefetch={false} role="search">
      <FilterFields filters={filters} />
      <label className={styles.wide}>
        Words in the sentence
        <input key={q} type="search" name="q" defaultValue={q} maxLength={200} />
      </label>
      <button type="submit">Show</button>
    </Form>
  );
}
