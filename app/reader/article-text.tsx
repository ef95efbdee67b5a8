"use client";

import { memo, useMemo } from "react";
import type { Span } from "../../lib/domain/span.ts";
import type { ArticleView } from "../../lib/http/article-view.ts";
import { type LaidParagraph, layOutArticle, type Run } from "../../lib/page/lay-out-article.ts";
import { speakerLine } from "../../lib/page/speaker-line.ts";
import styles from "./article-text.module.css";

type TextProps = Readonly<{ article: ArticleView; places: readonly (Span | undefined)[]; at: number }>;

/** From so many paragraphs on, an article is laid out as it is scrolled. */
const LONG_FROM = 300;

/** The whole text, as it was read: numbered paragraphs, cited words marked, quotations with their speakers. */
export function ArticleText({ article, places, at }: TextProps) {
  const paragraphs = useMemo(() => {
    // A place that was not found keeps its number, as a span that holds nothing.
    const marks = places.map((place) => place ?? { start: -1, end: -1 });
    return layOutArticle(article, marks);
  }, [article, places]);
  return (
    <div className={styles.text} lang="en" data-long={paragraphs.length > LONG_FROM ? "" : undefined}>
      {paragraphs.map((paragraph) => (
        <Paragraph
          key={paragraph.span.start}
          paragraph={paragraph}
          at={paragraph.runs.some(({ mark }) => mark !== null) ? at : null}
        />
      ))}
    </div>
  );
}

/** `at`: the mark now stepped to, or null in a paragraph without marks, which then need not be drawn again. */
const Paragraph = memo(function Paragraph({
  paragraph,
  at,
}: {
  paragraph: LaidParagraph;
  at: number | null;
}) {
  return (
    <p
      className={paragraph.number === null ? styles.furniture : styles.paragraph}
      data-number={paragraph.number}
    >
      {paragraph.runs.map((run) => (
        <TextRun key={run.start} run={run} current={run.mark !== null && run.mark === at} />
      ))}
    </p>
  );
});

function TextRun({ run, current }: { run: Run; current: boolean }) {
  const words = run.quote === null ? run.text : <Quotation run={run} />;
  if (run.aside) return <span className={styles.aside}>{words}</span>;
  if (run.mark === null) return words;
  return (
    <mark className={styles.mark} data-mark={run.mark} data-current={current ? "" : undefined}>
      {words}
    </mark>
  );
}

function Quotation({ run }: { run: Run }) {
  const speaker = run.quote === null ? "" : speakerLine(run.quote.speaker);
  return (
    <q
      className={styles.quotation}
      data-speaker={speaker}
      tabIndex={0}
      aria-description={`Said by: ${speaker}`}
    >
      {run.text}
    </q>
  );
}
