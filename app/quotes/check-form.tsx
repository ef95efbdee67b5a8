import Form from "next/form";
import type { Filters } from "../../lib/domain/conversation.ts";
import type { Speaker } from "../../lib/domain/quote.ts";
import { FilterFields } from "../filters/filter-fields.tsx";
import styles from "./quotes.module.css";

type CheckFormProps = Readonly<{
  check: string;
  by: string;
  speakers: readonly Speaker[];
  /** Not of the check, which reads the whole record, but of the list below it: kept. */
  filters: Filters;
}>;

/** Paste words, choose a speaker or none. A plain form: the check has an address that can be passed on. */
export function CheckForm({ check, by, speakers, filters }: CheckFormProps) {
  return (
    <Form className={styles.check} action="/quotes" prefetch={false}>
      <FilterFields filters={filters} />
      <label>
        Check a quotation
        <textarea
          key={check}
          name="check"
          dir="auto"
          rows={2}
          maxLength={4000}
          defaultValue={check}
          placeholder="Paste the words"
          required
        />
      </label>
      <label>
        Said by
        <input key={by} name="by" list="speakers" defaultValue={by} maxLength={200} placeholder="Anybody" />
      </label>
      <datalist id="speakers">
        {speakers.map(({ name }) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <button type="submit">Check</button>
    </Form>
  );
}
