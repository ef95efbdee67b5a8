import Form from "next/form";
import type { Filters } from "../../lib/domain/conversation.ts";
import type { QuoteKind } from "../../lib/domain/quote.ts";
import { FilterFields } from "../filters/filter-fields.tsx";
import styles from "./quotes.module.css";

type FormProps = Readonly<{ filters: Filters; q: string; kind: QuoteKind | undefined }>;

/** Words and kind, in the address beside the filters. */
export function QuotesForm({ filters, q, kind }: FormProps) {
  return (
    <Form className={styles.filter} action="/quotes" prefetch={false} role="search">
      <FilterFields filters={filters} />
      <label>
        Words in the quotation
        <input key={q} type="search" name="q" defaultValue={q} maxLength={200} />
      </label>
      <label>
        Kind
        <select key={kind} name="kind" defaultValue={kind ?? ""}>
          <option value="">All</option>
          <option value="direct">In quotation marks</option>
          <option value="mixed">Partly in quotation marks</option>
          <option value="indirect">Reported</option>
        </select>
      </label>
      <button type="submit">Show</button>
    </Form>
  );
}
