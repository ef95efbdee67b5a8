"use client";

import type { AnswerCitation } from "../../lib/domain/answer.ts";
import { formatDayShort } from "../../lib/page/format-day.ts";
import { sourceName } from "../../lib/page/source-label.ts";
import { useReader } from "../reader/reader-context.ts";
import styles from "./answer.module.css";

type CitedProps = Readonly<{
  citations: readonly AnswerCitation[];
  lit: readonly number[];
  onLight: (numbers: readonly number[]) => void;
}>;

/** What the answer rests on: outlet, date, headline, the words. Lights, and is lit by, the sentences above. */
export function CitedList({ citations, lit, onLight }: CitedProps) {
  const reader = useReader();
  return (
    <section className={styles.sources} aria-label="Cited">
      <h3>Cited</h3>
      <ol>
        {citations.map((citation) => (
          <li
            key={citation.number}
            data-lit={lit.includes(citation.number) ? "" : undefined}
            onPointerEnter={() => onLight([citation.number])}
            onPointerLeave={() => onLight([])}
            onFocus={() => onLight([citation.number])}
            onBlur={() => onLight([])}
          >
            <button
              type="button"
              className={styles.source}
              onClick={(event) => {
                const marks = citations.filter(({ articleId }) => articleId === citation.articleId);
                reader.open(
                  { articleId: citation.articleId, marks, at: marks.indexOf(citation) },
                  event.currentTarget,
                );
              }}
            >
              <span className={styles.sourceLine}>
                <b>{sourceName(citation)}</b> {formatDayShort(citation.publishedOn)}
                {citation.title !== null && <span className={styles.title}>{citation.title}</span>}
              </span>
              <span className={styles.cited}>{citation.words}</span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}
