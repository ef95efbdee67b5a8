"use client";

import { Popover } from "radix-ui";
import { useMemo, useState } from "react";
import { sentenceWithSource } from "../../lib/page/copy-text.ts";
import { formatDay } from "../../lib/page/format-day.ts";
import { sourceName } from "../../lib/page/source-label.ts";
import { splitAround } from "../../lib/page/split-around.ts";
import { useReader } from "../reader/reader-context.ts";
import { CopyButton } from "../shell/copy-button.tsx";
import styles from "./citation-card.module.css";
import type { CardContent } from "./citation-card-context.ts";
import { StatusMark } from "./status-mark.tsx";

type CardProps = Readonly<{
  anchor: HTMLElement;
  content: CardContent;
  /** Opened by touch: then the card takes the focus, since no mouse or key will follow. */
  tapped: boolean;
  onEnter: () => void;
  onLeave: () => void;
  onClose: () => void;
}>;

/** The cited words in their passage, with outlet, date, headline and status; paged when a chip stands for several. */
export function CitationCard({ anchor, content, tapped, onEnter, onLeave, onClose }: CardProps) {
  const [page, setPage] = useState(0);
  const reader = useReader();
  const virtual = useMemo(() => ({ current: anchor }), [anchor]);
  const { citations, status } = content;
  const citation = citations[page];
  if (!citation) return null;
  const [before, words, after] = splitAround(citation.passage, citation.span);

  const openReader = (): void => {
    onClose();
    reader.open({ articleId: citation.articleId, marks: [citation], at: 0 }, anchor);
  };
  return (
    <Popover.Root open onOpenChange={(open) => !open && onClose()}>
      <Popover.Anchor virtualRef={virtual} />
      <Popover.Portal>
        <Popover.Content
          className={styles.card}
          side="top"
          sideOffset={6}
          collisionPadding={12}
          aria-label={`Cited words, ${sourceName(citation)}`}
          onPointerEnter={onEnter}
          onPointerLeave={onLeave}
          onOpenAutoFocus={(event) => !tapped && event.preventDefault()}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (tapped) anchor.focus();
          }}
          onInteractOutside={(event) => {
            if (event.target instanceof Node && anchor.contains(event.target)) event.preventDefault();
          }}
        >
          <p className={styles.source}>
            <strong>{sourceName(citation)}</strong> <span>{formatDay(citation.publishedOn)}</span>
          </p>
          {citation.title !== null && <p className={styles.headline}>{citation.title}</p>}
          <blockquote className={styles.words} dir="auto" tabIndex={0}>
            {before}
            <mark>{words}</mark>
            {after}
          </blockquote>
          <div className={styles.foot}>
            <StatusMark status={status} />
            {citations.length > 1 && (
              <button
                type="button"
                className={styles.tool}
                onClick={() => setPage((page + 1) % citations.length)}
              >
                {page + 1} of {citations.length}, next
              </button>
            )}
            <CopyButton className={styles.tool} text={() => sentenceWithSource(citation)}>
              Copy
            </CopyButton>
            <button type="button" className={styles.tool} onClick={openReader}>
              Open in article
            </button>
          </div>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
