import type { QuoteKind } from "../../lib/domain/quote.ts";
import styles from "./quotes.module.css";

type FormProps = Readonly<{ speaker: string; q: string; kind: QuoteKind | undefined }>;

/** Words and kind, in the address beside the speaker chosen. */
export function QuotesForm({ speaker, q, kind }: FormProps) {
  return (
    <form className={styles.filter} action="/quotes" role="search">
      {speaker !== "" && <input type="hidden" name="speaker" value={speaker} />}
      <label>
        Words <input type="search" name="q" defaultValue={q} maxLength={200} />
      </label>
      <label>
        Kind{" "}
        <select name="kind" defaultValue={kind ?? ""}>
          <option value="">All</option>
          <option value="direct">In quotation marks</option>
          <option value="mixed">Partly in quotation marks</option>
          <option value="indirect">Reported</option>
        </select>
      </label>
      <button type="submit">Show</button>
    </form>
  );
}
