"use client";

import { useEffect, useMemo, useRef, useState } from "react";
import type { ArticleView } from "../../lib/http/article-view.ts";
import { findPlace } from "../../lib/page/find-place.ts";
import { layOutArticle } from "../../lib/page/lay-out-article.ts";
import { orderMarks } from "../../lib/page/order-marks.ts";
import { ArticleHead } from "./article-head.tsx";
import { ArticleText } from "./article-text.tsx";
import { FindBar } from "./find-bar.tsx";
import { MarkStepper } from "./mark-stepper.tsx";
import type { Opening } from "./reader-context.ts";
import styles from "./reader-panel.module.css";
import { useFind } from "./use-find.ts";

type OpenTextProps = Readonly<{
  article: ArticleView;
  opening: Opening;
  onClose: () => void;
  onBack: (() => void) | null;
}>;

/** An article that is there: bar, head and text, scrolled to the words it was opened at. */
export function OpenText({ article, opening, onClose, onBack }: OpenTextProps) {
  const places = useMemo(
    () => opening.marks.map((mark) => findPlace(article.body, mark)),
    [article, opening],
  );
  const inOrder = useMemo(() => orderMarks(places), [places]);
  const [at, setAt] = useState(opening.at);
  useEffect(() => setAt(opening.at), [opening]);
  const text = useRef<HTMLDivElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const paragraphs = useMemo(() => {
    // A place that was not found keeps its number, as a span that holds nothing.
    const marks = places.map((place) => place ?? { start: -1, end: -1 });
    return layOutArticle(article, marks);
  }, [article, places]);
  const [finds, setFinds] = useState(false);
  const finding = useFind(
    text,
    useMemo(
      () => paragraphs.map(({ span }) => article.body.slice(span.start, span.end)),
      [article, paragraphs],
    ),
  );

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

  const marked = opening.marks.length;
  const lost = marked > 0 && places[at] === undefined;
  const step = (by: 1 | -1): void => setAt(inOrder[(inOrder.indexOf(at) + by + marked) % marked] ?? 0);
  const stopFinding = (): void => {
    setFinds(false);
    finding.seek("");
    text.current?.focus({ preventScroll: true });
  };
  return (
    <>
      <div className={styles.bar}>
        {marked > 0 && onBack && (
          <button type="button" className={styles.tool} onClick={onBack}>
            Back to the sentence
          </button>
        )}
        {marked > 1 && <MarkStepper at={inOrder.indexOf(at)} of={marked} onStep={step} />}
        <span className={styles.spacer} />
        <button
          type="button"
          className={styles.tool}
          aria-expanded={finds}
          onClick={() => (finds ? stopFinding() : setFinds(true))}
        >
          Find
        </button>
        <button type="button" className={styles.tool} onClick={() => window.print()}>
          Print
        </button>
        <button type="button" className={styles.tool} onClick={onClose}>
          Close
        </button>
      </div>
      {finds && <FindBar finding={finding} onClose={stopFinding} />}
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
        <ArticleText paragraphs={paragraphs} at={at} />
      </div>
    </>
  );
}
