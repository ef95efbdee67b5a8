"use client";

import type { AnswerCitation, AnswerStatement } from "../../lib/domain/answer.ts";
import { originsLabel } from "../../lib/page/origins-label.ts";
import { type StatementPiece, statementPieces } from "../../lib/page/statement-pieces.ts";
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
        <p className={styles.words} dir="auto">
          {statementPieces(statement).map((piece) => (
            <Piece key={piece.start} piece={piece} />
          ))}{" "}
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
            {statement.origins && (
              <span className={styles.origins} title="Copies and versions of one report count once">
                {originsLabel(statement.origins)}
              </span>
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

function Piece({ piece: { text, short, inserted } }: { piece: StatementPiece }) {
  const words = inserted ? (
    <span className={styles.inserted} title="Put in to make the sentence plain; not the article’s own word">
      {text}
    </span>
  ) : (
    text
  );
  return short ? <strong>{words}</strong> : <span>{words}</span>;
}
