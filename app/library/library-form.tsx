import type { Sort } from "../../lib/page/select-articles.ts";
import styles from "../shell/room-page.module.css";

/** What to look for and in which order, in the address. */
export function LibraryForm({ q, sort }: { q: string; sort: Sort }) {
  return (
    <form className={styles.form} action="/library" role="search">
      <label className={styles.wide}>
        Headline, outlet or author
        <input type="search" name="q" defaultValue={q} maxLength={200} />
      </label>
      <label>
        Order
        <select name="sort" defaultValue={sort}>
          <option value="newest">Newest first</option>
          <option value="oldest">Oldest first</option>
          <option value="outlet">By outlet</option>
          <option value="headline">By headline</option>
        </select>
      </label>
      <button type="submit">Show</button>
    </form>
  );
}
