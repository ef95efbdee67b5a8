"use client";

import { useEffect, useRef } from "react";
import { announceTurn } from "../../lib/page/announce-turn.ts";
import styles from "./room.module.css";
import { TurnView } from "./turn-view.tsx";
import type { Room } from "./use-room.ts";

/** The conversation so far. A new question is brought to the top of the column, and stays there while it is answered. */
export function TurnList({ room }: { room: Room }) {
  const { turns, again, judge } = room.conversing;
  const last = turns.at(-1);
  const lastId = last?.id;
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    if (lastId === undefined) return;
    list.current?.querySelector(`[data-turn="${lastId}"]`)?.scrollIntoView({ block: "start" });
  }, [lastId]);
  return (
    <>
      <h1 className="visually-hidden">Conversation with the record</h1>
      <ol className={styles.turns} ref={list}>
        {turns.map((turn) => (
          <TurnView
            key={turn.id}
            turn={turn}
            onAsk={room.ask}
            onAgain={again}
            onEdit={room.setDraft}
            onJudge={judge}
          />
        ))}
      </ol>
      <div className="visually-hidden" role="log" aria-live="polite" aria-label="Answer, as it is found">
        {last && announceTurn(last).map((said, index) => <p key={`${last.id} ${String(index)}`}>{said}</p>)}
      </div>
    </>
  );
}
