"use client";

import { type FormEvent, type KeyboardEvent, useEffect, useRef } from "react";
import Link from "next/link";
import type { Facets } from "../../lib/page/facets.ts";
import { quotationIn } from "../../lib/page/quotation-in.ts";
import { FilterBar } from "../filters/filter-bar.tsx";
import { Notices } from "./notices.tsx";
import styles from "./question-box.module.css";
import type { Room } from "./use-room.ts";

/** Characters a question may have; the server holds to the same. */
const QUESTION_MAX = 2000;

/** Words in quotation marks are asked about here, or checked at the desk: who pastes a quotation may want that. */
function QuotationHint({ draft }: { draft: string }) {
  const words = quotationIn(draft);
  if (words === undefined) return null;
  return (
    <p className={styles.hint}>
      <Link href={`/quotes?check=${encodeURIComponent(words)}`} prefetch={false}>
        Check it as a quotation
      </Link>{" "}
      to see whether it was said in these words, and by whom.
    </p>
  );
}

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
        <Notices room={room} />
        <FilterBar
          above
          facets={facets}
          counted="articles"
          filters={room.filters}
          onChange={room.setFilters}
        />
        <QuotationHint draft={draft} />
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
            <button type="button" className={styles.send} data-stop onClick={conversing.stop}>
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
