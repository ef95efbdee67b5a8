import type { AnswerStatement } from "../../lib/domain/answer.ts";
import styles from "./status-mark.module.css";

const EXPLAINS = {
  verbatim: "The article’s own sentence",
  supported: "Every number, name and date stands in the cited words",
} as const;

/** How a sentence rests on its article: a small word with an icon, never colour alone. */
export function StatusMark({ status }: { status: AnswerStatement["status"] }) {
  return (
    <span className={styles.status} title={EXPLAINS[status]}>
      <svg aria-hidden="true" viewBox="0 0 12 12" width="12" height="12" className={styles.icon}>
        {status === "verbatim" ? <path d="M2 3h3v3.5L3 9M7 3h3v3.5L8 9" /> : <path d="M2 6.5 5 9.5 10 3" />}
      </svg>
      {status}
    </span>
  );
}
