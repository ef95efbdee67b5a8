"use client";

import { memo } from "react";
import { type AskedAgain, provenIn, type ReadingTurn, wasRewritten } from "../../lib/page/reading-turn.ts";
import { Answered } from "../answer/answered.tsx";
import { Refusal } from "../answer/refusal.tsx";
import { AskedWithin } from "./asked-within.tsx";
import styles from "./room.module.css";
import { TurnActions } from "./turn-actions.tsx";

type TurnProps = Readonly<{
  turn: ReadingTurn;
  onAsk: (question: string) => void;
  onAgain: (turnId: string, changed?: AskedAgain) => void;
  onEdit: (question: string) => void;
  onJudge: (turnId: string, opinion: ReadingTurn["opinion"]) => void;
}>;

/** A question and what became of it. A turn that does not change is not drawn again. */
export const TurnView = memo(function TurnView({ turn, onAsk, onAgain, ...actions }: TurnProps) {
  return (
    <li className={styles.turn} data-turn={turn.id} data-outcome={turn.outcome.kind}>
      <h2 className={styles.question} dir="auto">
        {turn.question}
      </h2>
      {wasRewritten(turn) && (
        <p className={styles.understood} dir="auto">
          Understood as: {turn.standalone}
          {turn.outcome.kind !== "working" && (
            <button type="button" onClick={() => onAgain(turn.id, { alone: true })}>
              Ask as written
            </button>
          )}
        </p>
      )}
      <AskedWithin filters={turn.filters} onChange={(filters) => onAgain(turn.id, { filters })} />
      <div className={styles.answer}>
        <Outcome turn={turn} onAsk={onAsk} />
      </div>
      {turn.outcome.kind !== "working" && <TurnActions turn={turn} onAgain={onAgain} {...actions} />}
    </li>
  );
});

function Outcome({ turn, onAsk }: Pick<TurnProps, "turn" | "onAsk">) {
  const { outcome } = turn;
  if (outcome.kind === "answered" && outcome.answer.kind !== "answered") {
    return <Refusal answer={outcome.answer} onAsk={onAsk} />;
  }
  const { statements, citations } = provenIn(turn);
  const whole =
    outcome.kind === "answered" ? outcome.answer : { disagreements: [], alsoRetrieved: [], notes: [] };
  return (
    <>
      {statements.length > 0 && (
        <Answered
          statements={statements}
          citations={citations}
          disagreements={whole.disagreements}
          alsoRetrieved={whole.alsoRetrieved}
          notes={whole.notes}
        />
      )}
      <Ending outcome={outcome} proven={statements.length} />
    </>
  );
}

function Ending({ outcome, proven }: { outcome: ReadingTurn["outcome"]; proven: number }) {
  switch (outcome.kind) {
    case "answered":
      return null;
    case "working":
      return <p className={styles.progress}>{outcome.progress}</p>;
    case "stopped":
      return (
        <p className={styles.progress}>{proven > 0 ? "Stopped. What was proven is kept." : "Stopped."}</p>
      );
    case "failed":
      return (
        <p className={styles.failure}>
          <strong>{outcome.message}</strong> {outcome.hint}
        </p>
      );
  }
}
