"use client";

import { memo } from "react";
import type { LaidParagraph, Run } from "../../lib/page/lay-out-article.ts";
import { speakerLine } from "../../lib/page/speaker-line.ts";
import styles from "./article-text.module.css";

type TextProps = Readonly<{ paragraphs: readonly LaidParagraph[]; at: number }>;

/** From so many paragraphs on, an article is laid out as it is scrolled. */
const LONG_FROM = 300;

/** The whole text, as it was read: numbered paragraphs, cited words marked, quotations with their speakers. */
export function ArticleText({ paragraphs, at }: TextProps) {
  return (
    <div className={styles.text} data-long={paragraphs.length > LONG_FROM ? "" : undefined}>
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
      data-paragraph
      dir="auto"
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
