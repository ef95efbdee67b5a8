"use client";

import type { FoundPassage } from "../../lib/domain/answer.ts";
import { formatDayShort } from "../../lib/page/format-day.ts";
import { sourceName } from "../../lib/page/source-label.ts";
import { useReader } from "../reader/reader-context.ts";
import styles from "./answer.module.css";

/** Passages that were found but carry no sentence of the answer; each opens the reader at its place. */
export function PassageList({ passages }: { passages: readonly FoundPassage[] }) {
  const reader = useReader();
  return (
    <ol>
      {passages.map((passage) => (
        <li key={`${passage.articleId} ${String(passage.span.start)}`}>
          <button
            type="button"
            className={styles.source}
            onClick={(event) =>
              reader.open({ articleId: passage.articleId, marks: [passage], at: 0 }, event.currentTarget)
            }
          >
            <span className={styles.sourceLine}>
              <b>{sourceName(passage)}</b> {formatDayShort(passage.publishedOn)}
              {passage.title !== null && <span className={styles.title}>{passage.title}</span>}
            </span>
            <span className={styles.passage}>{passage.words}</span>
          </button>
        </li>
      ))}
    </ol>
  );
}
