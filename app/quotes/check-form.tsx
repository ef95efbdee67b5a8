import type { Speaker } from "../../lib/domain/quote.ts";
import styles from "./quotes.module.css";

type CheckFormProps = Readonly<{ check: string; by: string; speakers: readonly Speaker[] }>;

/** Paste words, choose a speaker or none. A plain form: the check has an address that can be passed on. */
export function CheckForm({ check, by, speakers }: CheckFormProps) {
  return (
    <form className={styles.check} action="/quotes">
      <label>
        Check a quotation
        <textarea
          name="check"
          rows={2}
          maxLength={4000}
          defaultValue={check}
          placeholder="Paste the words"
          required
        />
      </label>
      <label>
        Said by
        <input name="by" list="speakers" defaultValue={by} maxLength={200} placeholder="Anybody" />
      </label>
      <datalist id="speakers">
        {speakers.map(({ name }) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <button type="submit">Check</button>
    </form>
  );
}
