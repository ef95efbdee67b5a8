"use client";

import type { ReadingTurn } from "../../lib/page/reading-turn.ts";
import styles from "./room.module.css";

type ActionsProps = Readonly<{
  turn: ReadingTurn;
  working: boolean;
  onAgain: (turnId: string) => void;
  onEdit: (question: string) => void;
  onJudge: (turnId: string, opinion: ReadingTurn["opinion"]) => void;
}>;

/** What can be done with a turn that has ended. */
export function TurnActions({ turn, working, onAgain, onEdit }: ActionsProps) {
  return (
    <div className={styles.actions}>
      <button type="button" disabled={working} onClick={() => onAgain(turn.id)}>
        Ask again
      </button>
      <button type="button" onClick={() => onEdit(turn.question)}>
        Edit
      </button>
    </div>
  );
}
