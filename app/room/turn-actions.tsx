"use client";

import { lazy, Suspense, useState } from "react";
import { answerWithSources } from "../../lib/page/copy-text.ts";
import type { AskedAgain, ReadingTurn } from "../../lib/page/reading-turn.ts";
import { writeAddress } from "../../lib/page/room-address.ts";
import { CopyButton } from "../shell/copy-button.tsx";
import styles from "./room.module.css";

const ExportMenu = lazy(async () => ({ default: (await import("./export-menu.tsx")).ExportMenu }));

type ActionsProps = Readonly<{
  turn: ReadingTurn;
  onAgain: (turnId: string, changed?: AskedAgain) => void;
  onEdit: (question: string) => void;
  onJudge: (turnId: string, opinion: ReadingTurn["opinion"]) => void;
}>;

/** What can be done with a turn that has ended. */
export function TurnActions({ turn, onAgain, onEdit, onJudge }: ActionsProps) {
  const [exporting, setExporting] = useState(false);
  const { question, filters, outcome } = turn;
  return (
    <div className={styles.actions} role="group" aria-label="With this answer">
      {outcome.kind === "answered" && (
        <CopyButton text={() => answerWithSources(outcome.answer)}>Copy with sources</CopyButton>
      )}
      <CopyButton text={() => `${location.origin}${writeAddress({ conversation: null, question, filters })}`}>
        Copy link
      </CopyButton>
      <button type="button" onClick={() => onAgain(turn.id)}>
        Ask again
      </button>
      <button type="button" onClick={() => onEdit(question)}>
        Edit
      </button>
      <button type="button" aria-expanded={exporting} onClick={() => setExporting(!exporting)}>
        Export
      </button>
      {exporting && (
        <Suspense>
          <ExportMenu title={question} turns={[turn]} />
        </Suspense>
      )}
      {outcome.kind === "answered" && <Opinion turn={turn} onJudge={onJudge} />}
    </div>
  );
}

const OPINIONS = [
  ["right", "Answer is right"],
  ["wrong", "Answer is wrong"],
] as const;

/** What the reader makes of it; kept in this browser, and exported with the conversation. */
function Opinion({ turn, onJudge }: Pick<ActionsProps, "turn" | "onJudge">) {
  return (
    <span className={styles.opinion} role="group" aria-label="This answer is">
      {OPINIONS.map(([opinion, name]) => (
        <button
          type="button"
          key={opinion}
          aria-pressed={turn.opinion === opinion}
          onClick={() => onJudge(turn.id, turn.opinion === opinion ? null : opinion)}
        >
          {name}
        </button>
      ))}
    </span>
  );
}
