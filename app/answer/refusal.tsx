"use client";

import Link from "next/link";
import type { Answer } from "../../lib/domain/answer.ts";
import { describeCoverage } from "../../lib/page/describe-coverage.ts";
import styles from "./answer.module.css";
import { PassageList } from "./passage-list.tsx";
import { Suggestions } from "./suggestions.tsx";

const NEAREST_SHOWN = 3;
const SUGGESTIONS_SHOWN = 2;

type RefusalProps = Readonly<{ answer: Answer; onAsk: (question: string) => void }>;

/** The record is silent, or the question names nobody: said plainly, with what the record does hold. */
export function Refusal({ answer, onAsk }: RefusalProps) {
  const silent = answer.kind === "not-in-corpus";
  return (
    <>
      <p className={styles.refusal}>{silent ? "The articles do not say." : answer.text}</p>
      <p className={styles.covers}>{describeCoverage(answer.coverage)}</p>
      {answer.nearest.length > 0 && (
        <section className={styles.sources} aria-label="Nearest passages">
          <h3>Nearest in the record</h3>
          <PassageList passages={answer.nearest.slice(0, NEAREST_SHOWN)} />
        </section>
      )}
      {silent && (
        <p className={styles.elsewhere}>
          Or look at{" "}
          <Link href="/quotes" prefetch={false}>
            who said what
          </Link>{" "}
          and{" "}
          <Link href="/timeline" prefetch={false}>
            what happened when
          </Link>
          .
        </p>
      )}
      <Suggestions
        heading={silent ? "They can answer" : "For example"}
        questions={answer.suggestions.slice(0, SUGGESTIONS_SHOWN)}
        onAsk={onAsk}
      />
    </>
  );
}
