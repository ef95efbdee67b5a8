"use client";

import type { MouseEvent } from "react";
import type { AnswerCitation } from "../../lib/domain/answer.ts";
import { sourceLabel } from "../../lib/page/source-label.ts";
import { useReader } from "../reader/reader-context.ts";
import styles from "./answer.module.css";
import { type CardContent, useCitationCards } from "./citation-card-context.ts";

type ChipProps = Readonly<{
  content: CardContent;
  /** "+2" for a chip that stands for the citations that found no room; else the source is named. */
  label?: string;
  /** Every citation of the answer, so that the reader can step through those of one article. */
  all: readonly AnswerCitation[];
}>;

/** A citation as a button: mouse and keyboard see the card and open the reader; touch sees the card first. */
export function CitationChip({ content, label, all }: ChipProps) {
  const cards = useCitationCards();
  const reader = useReader();
  const citation = content.citations[0];
  if (!citation) return null;

  const activate = (event: MouseEvent<HTMLButtonElement>): void => {
    const chip = event.currentTarget;
    if (label !== undefined || wasTouched(event)) return cards.show(chip, content, "tap");
    cards.hide();
    const marks = all.filter(({ articleId }) => articleId === citation.articleId);
    reader.open({ articleId: citation.articleId, marks, at: Math.max(0, marks.indexOf(citation)) }, chip);
  };
  return (
    <button
      type="button"
      className={styles.chip}
      data-citation={citation.number}
      aria-haspopup="dialog"
      onClick={activate}
      onPointerEnter={(event) =>
        event.pointerType === "mouse" && cards.show(event.currentTarget, content, "hover")
      }
      onPointerLeave={(event) => event.pointerType === "mouse" && cards.leave()}
      onFocus={(event) =>
        event.currentTarget.matches(":focus-visible") && cards.show(event.currentTarget, content, "focus")
      }
      onBlur={cards.leave}
      onKeyDown={(event) => event.key === "Escape" && cards.hide()}
    >
      {label ?? sourceLabel(citation)}
    </button>
  );
}

function wasTouched(event: MouseEvent): boolean {
  return event.nativeEvent instanceof PointerEvent && event.nativeEvent.pointerType === "touch";
}
