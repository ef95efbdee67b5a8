"use client";

import { useState } from "react";
import type { AnswerCitation, AnswerStatement, Disagreement, FoundPassage } from "../../lib/domain/answer.ts";
import { AccountsTable } from "./accounts-table.tsx";
import styles from "./answer.module.css";
import { CitedList } from "./cited-list.tsx";
import { PassageList } from "./passage-list.tsx";
import { StatementView } from "./statement-view.tsx";

type AnsweredProps = Readonly<{
  statements: readonly AnswerStatement[];
  citations: readonly AnswerCitation[];
  disagreements: readonly Disagreement[];
  alsoRetrieved: readonly FoundPassage[];
  notes: readonly string[];
}>;

/** What has been proven: sentences with their chips, differing accounts, the sources; sentence and source light each other. */
export function Answered({ statements, citations, disagreements, alsoRetrieved, notes }: AnsweredProps) {
  const [lit, setLit] = useState<readonly number[]>([]);
  return (
    <>
      <ol className={styles.statements}>
        {statements.map((statement, index) => (
          <StatementView
            key={index}
            statement={statement}
            citations={citations}
            leads={index === 0}
            lit={statement.citations.some((number) => lit.includes(number))}
            onLight={setLit}
          />
        ))}
      </ol>
      {disagreements.map((disagreement) => (
        <AccountsTable key={disagreement.about} disagreement={disagreement} citations={citations} />
      ))}
      {notes.map((note) => (
        <p key={note} className={styles.remark}>
          {note}
        </p>
      ))}
      {citations.length > 0 && <CitedList citations={citations} lit={lit} onLight={setLit} />}
      {alsoRetrieved.length > 0 && (
        <details className={styles.also}>
          <summary>Also retrieved ({alsoRetrieved.length})</summary>
          <PassageList passages={alsoRetrieved} />
        </details>
      )}
    </>
  );
}
