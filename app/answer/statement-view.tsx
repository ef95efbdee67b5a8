"use client";

import type { AnswerCitation, AnswerStatement } from "../../lib/domain/answer.ts";
import { statementPieces } from "../../lib/page/statement-pieces.ts";
import styles from "./answer.module.css";
import { CitationChip } from "./citation-chip.tsx";
import { SpeakerName } from "./speaker-name.tsx";
import { StatusMark } from "./status-mark.tsx";

/** Chips a sentence shows before the rest share one. */
const CHIPS_SHOWN = 2;

type StatementProps = Readonly<{
  statement: AnswerStatement;
  citations: readonly AnswerCitation[];
  /** The first statement answers; the others support it. */
  leads: boolean;
  lit: boolean;
  onLight: (numbers: readonly number[]) => void;
}>;

/** One proven sentence: who says it, the words, the short answer in semibold, its sources, its status. */
export function StatementView({ statement, citations, leads, lit, onLight }: StatementProps) {
  const own = statement.citations.flatMap((number) => citations.find((each) => each.number === number) ?? []);
  const shown = own.length > CHIPS_SHOWN + 1 ? own.slice(0, CHIPS_SHOWN) : own;
  const folded = own.slice(shown.length);
  const { status } = statement;
  return (
    <li
      className={styles.statement}
      data-leads={leads ? "" : undefined}
      data-lit={lit ? "" : undefined}
      onPointerEnter={() => onLight(statement.citations)}
      onPointerLeave={() => onLight([])}
      onFocus={() => onLight(statement.citations)}
      onBlur={() => onLight([])}
    >
      <div>
        {statement.speaker && <SpeakerName speaker={statement.speaker} />}
        <p className={styles.words}>
          {statementPieces(statement).map((piece) =>
            piece.short ? (
              <strong key={piece.start}>{piece.text}</strong>
            ) : (
              <span key={piece.start}>{piece.text}</span>
            ),
          )}{" "}
          <span className={styles.chips}>
            {shown.map((citation) => (
              <CitationChip
                key={citation.number}
                content={{ citations: [citation], status }}
                all={citations}
              />
            ))}
            {folded.length > 0 && (
              <CitationChip
                content={{ citations: folded, status }}
                label={`+${String(folded.length)}`}
                all={citations}
              />
            )}
          </span>
        </p>
      </div>
      <span className={styles.margin}>
        <StatusMark status={status} />
      </span>
    </li>
  );
}
