"use client";

import { useEffect, useMemo, useRef, useState } from "react";
import type { ArticleView } from "../../lib/http/article-view.ts";
import { findPlace } from "../../lib/page/find-place.ts";
import { ArticleHead } from "./article-head.tsx";
import { ArticleText } from "./article-text.tsx";
import { MarkStepper } from "./mark-stepper.tsx";
import type { Opening } from "./reader-context.ts";
import styles from "./reader-panel.module.css";
import { useArticle } from "./use-article.ts";

type ReaderProps = Readonly<{ opening: Opening; onClose: () => void; onBack: () => void }>;

/** One article in the reader: bar, headline, text, and every state in which there is no text. */
export function ReaderArticle({ opening, onClose, onBack }: ReaderProps) {
  const state = useArticle(opening.articleId);
  switch (state.kind) {
    case "ready":
      return <OpenArticle article={state.article} opening={opening} onClose={onClose} onBack={onBack} />;
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

function OpenArticle({ article, opening, onClose, onBack }: ReaderProps & { article: ArticleView }) {
  const [at, setAt] = useState(opening.at);
  useEffect(() => setAt(opening.at), [opening]);
  const places = useMemo(
    () => opening.marks.map((mark) => findPlace(article.body, mark)),
    [article, opening],
  );
  const text = useRef<HTMLDivElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
  }, [opening]);
  useEffect(() => {
    const scrollToMark = (): void => {
      text.current?.querySelector(`[data-mark="${String(at)}"]`)?.scrollIntoView({ block: "center" });
    };
    scrollToMark();
    // Once more when what came into sight by it has been laid out.
    const frame = requestAnimationFrame(scrollToMark);
    return () => cancelAnimationFrame(frame);
  }, [at, opening, article]);

  const lost = opening.marks.length > 0 && places[at] === undefined;
  return (
    <>
      <div className={styles.bar}>
        <button type="button" className={styles.tool} onClick={onBack}>
          Back to the sentence
        </button>
        {opening.marks.length > 1 && <MarkStepper at={at} of={opening.marks.length} onStep={setAt} />}
        <span className={styles.spacer} />
        <button type="button" className={styles.tool} onClick={() => window.print()}>
          Print
        </button>
        <button type="button" className={styles.tool} onClick={onClose}>
          Close
        </button>
      </div>
      <div
        className={styles.scroll}
        ref={text}
        data-reader-text
        tabIndex={0}
        role="region"
        aria-label="Text of the article"
      >
        <ArticleHead article={article} words={opening.marks[at]?.words ?? ""} headingRef={heading} />
        {lost && (
          <p className={styles.lost} role="status">
            The cited words cannot be found in this text, so nothing is marked. They were: “
            {opening.marks[at]?.words}”
          </p>
        )}
        <ArticleText article={article} places={places} at={at} />
      </div>
    </>
  );
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
