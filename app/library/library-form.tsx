import Form from "next/form";
import { type LibraryAsked, USUAL_SORT } from "../../lib/page/library-address.ts";
import { FilterFields } from "../filters/filter-fields.tsx";
import styles from "../shell/room-page.module.css";

/** What to look for, in the address. */
export function LibraryForm({ asked }: { asked: LibraryAsked }) {
  const { q, sort, filters } = asked;
  return (
    <Form className={styles.form} action="/library" prefetch={false} role="search">
      <FilterFields filters={filters} />
      {sort !== USUAL_SORT && <input type="hidden" name="sort" value={sort} />}
      <label className={styles.wide}>
        Headline, outlet or author
        <input key={q} type="search" name="q" defaultValue={q} maxLength={200} />
      </label>
      <button type="submit">Show</button>
    </Form>
  );
}
