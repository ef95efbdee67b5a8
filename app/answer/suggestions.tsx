"use client";

import styles from "./answer.module.css";

type SuggestionsProps = Readonly<{
  heading: string;
  questions: readonly string[];
  onAsk: (question: string) => void;
}>;

/** Questions the record can answer, one press away. Nothing when there are none. */
export function Suggestions({ heading, questions, onAsk }: SuggestionsProps) {
  if (questions.length === 0) return null;
  return (
    <section className={styles.suggestions} aria-label={heading}>
      <p className={styles.label}>{heading}</p>
      <ul>
        {questions.map((question) => (
          <li key={question}>
            <button type="button" onClick={() => onAsk(question)}>
              {question}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
