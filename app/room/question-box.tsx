"use client";

import { type FormEvent, type KeyboardEvent, useEffect, useRef } from "react";
import type { Facets } from "../../lib/page/facets.ts";
import { ActiveFilters } from "./active-filters.tsx";
import styles from "./question-box.module.css";
import type { Room } from "./use-room.ts";

/** Characters a question may have; the server holds to the same. */
const QUESTION_MAX = 2000;

/** Where the question is written: grows to five lines; Enter asks, Shift and Enter begins a line. */
export function QuestionBox({ room, facets }: { room: Room; facets: Facets }) {
  const { conversing, draft, setDraft } = room;
  const box = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (draft !== "") box.current?.focus();
  }, [draft]);

  const submit = (): void => {
    const question = draft.trim();
    if (question === "" || conversing.working) return;
    setDraft("");
    room.ask(question);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.key === "Enter" && !event.shiftKey && !event.nativeEvent.isComposing) {
      event.preventDefault();
      submit();
    } else if (event.key === "Escape" && conversing.working) {
      conversing.stop();
    } else if (event.key === "ArrowUp" && draft === "") {
      const last = conversing.turns.at(-1);
      if (last) setDraft(last.question);
    }
  };
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    submit();
  };
  return (
    <form className={styles.form} onSubmit={onSubmit}>
      <div className={styles.column}>
        {room.notice !== null && <p role="status">{room.notice}</p>}
        {room.keeping.kept === "refused" && (
          <p role="status">
            This browser keeps nothing more. The conversation stays on the page until it is closed.
          </p>
        )}
        <ActiveFilters room={room} facets={facets} />
        <div className={styles.field}>
          <textarea
            ref={box}
            data-question-box
            className={styles.box}
            aria-label="Question"
            placeholder="Ask the record"
            rows={1}
            maxLength={QUESTION_MAX}
            dir="auto"
            autoFocus
            value={draft}
            onChange={(event) => setDraft(event.target.value)}
            onKeyDown={onKeyDown}
          />
          {conversing.working ? (
            <button type="button" className={styles.send} onClick={conversing.stop}>
              Stop
            </button>
          ) : (
            <button type="submit" className={styles.send} disabled={draft.trim() === ""}>
              Ask
            </button>
          )}
        </div>
      </div>
    </form>
  );
}
