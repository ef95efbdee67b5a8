import styles from "../shell/room-page.module.css";

/** Days and words in the address: a plain form, which works without a script. */
export function TimelineForm({ from, to, q }: { from: string; to: string; q: string }) {
  return (
    <form className={styles.form} action="/timeline" role="search">
      <label>
        From <input type="date" name="from" defaultValue={from} />
      </label>
      <label>
        Until <input type="date" name="to" defaultValue={to} />
      </label>
      <label className={styles.wide}>
        Words <input type="search" name="q" defaultValue={q} maxLength={200} />
      </label>
      <button type="submit">Show</button>
    </form>
  );
}
