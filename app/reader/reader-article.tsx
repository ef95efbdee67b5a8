"use client";

import type { Opening } from "./reader-context.ts";
import { OpenText } from "./open-text.tsx";
import styles from "./reader-panel.module.css";
import { useArticle } from "./use-article.ts";

type ReaderProps = Readonly<{ opening: Opening; onClose: () => void; onBack: (() => void) | null }>;

/** One article in the reader: bar, headline, text, and every state in which there is no text. */
export function ReaderArticle({ opening, onClose, onBack }: ReaderProps) {
  const state = useArticle(opening.articleId);
  switch (state.kind) {
    case "ready":
      return <OpenText article={state.article} opening={opening} onClose={onClose} onBack={onBack} />;
    case "loading":
      return <Absent says="Opening the article" onClose={onClose} />;
    case "failed":
      return <Absent says={`The article cannot be opened. ${state.message}`} onClose={onClose} />;
    case "gone":
      return (
        <Absent says="This article is no longer in the archive." onClose={onClose}>
          {opening.marks.map(({ words }) => words)}
        </Absent>
      );
  }
}

function Absent({
  says,
  children = [],
  onClose,
}: {
  says: string;
  children?: readonly string[];
  onClose: () => void;
}) {
  return (
    <>
      <div className={styles.bar}>
        <span className={styles.spacer} />
        <button type="button" className={styles.tool} onClick={onClose}>
          Close
        </button>
      </div>
      <div className={styles.absent} role="status">
        <p>{says}</p>
        {children.length > 0 && <p>The words cited from it were:</p>}
        {children.map((words) => (
          <blockquote key={words}>{words}</blockquote>
        ))}
      </div>
    </>
  );
}
