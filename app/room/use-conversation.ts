"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { Filters } from "../../lib/domain/conversation.ts";
import { askRecord } from "../../lib/page/ask-record.ts";
import {
  applyEvent,
  type AskedAgain,
  historyOf,
  openTurn,
  type ReadingTurn,
  stopTurn,
} from "../../lib/page/reading-turn.ts";

/** Turns sent with a question, so that it may refer to them. */
const HISTORY_TURNS = 20;

export type Conversing = Readonly<{
  turns: readonly ReadingTurn[];
  working: boolean;
  ask: (question: string, filters: Filters) => void;
  /** Answers the turn's question again, in its place, as it was or with what is given changed; turns after it stay. */
  again: (turnId: string, changed?: AskedAgain) => void;
  stop: () => void;
  judge: (turnId: string, opinion: ReadingTurn["opinion"]) => void;
  /** Shows other turns; whatever is under way is stopped. */
  show: (turns: readonly ReadingTurn[]) => void;
}>;

/** One conversation with the record: its turns, and the one question at a time that is being answered. */
export function useConversation(): Conversing {
  const [turns, setTurns] = useState<readonly ReadingTurn[]>([]);
  const [working, setWorking] = useState(false);
  const latest = useRef(turns);
  const asking = useRef<AbortController | null>(null);

  const change = useCallback((next: (now: readonly ReadingTurn[]) => readonly ReadingTurn[]) => {
    latest.current = next(latest.current);
    setTurns(latest.current);
  }, []);

  const stop = useCallback(() => {
    asking.current?.abort(new DOMException("Stopped by the reader", "AbortError"));
    asking.current = null;
    setWorking(false);
    change((now) => (now.some(({ outcome }) => outcome.kind === "working") ? now.map(stopTurn) : now));
  }, [change]);

  const run = useCallback(
    async (turn: ReadingTurn, before: readonly ReadingTurn[]) => {
      const stopping = new AbortController();
      asking.current = stopping;
      setWorking(true);
      const { question, filters, alone = false } = turn;
      try {
        const history = alone ? [] : historyOf(before, HISTORY_TURNS);
        for await (const event of askRecord({ question, history, filters }, stopping.signal)) {
          change((now) => now.map((each) => (each.id === turn.id ? applyEvent(each, event) : each)));
        }
      } catch (failure) {
        if (!stopping.signal.aborted) throw failure;
      } finally {
        if (asking.current === stopping) {
          asking.current = null;
          setWorking(false);
        }
      }
    },
    [change],
  );

  const ask = useCallback(
    (question: string, filters: Filters) => {
      stop();
      const before = latest.current;
      const id = crypto.randomUUID();
      const turn = openTurn({ id, question, filters, askedAt: new Date().toISOString() });
      change((now) => [...now, turn]);
      void run(turn, before);
    },
    [run, stop, change],
  );
  const again = useCallback(
    (turnId: string, changed: AskedAgain = {}) => {
      stop();
      const at = latest.current.findIndex(({ id }) => id === turnId);
      const old = latest.current[at];
      if (!old) return;
      const turn = openTurn({ ...old, ...changed, askedAt: new Date().toISOString() });
      change((now) => now.with(at, turn));
      void run(turn, latest.current.slice(0, at));
    },
    [run, stop, change],
  );
  const judge = useCallback(
    (turnId: string, opinion: ReadingTurn["opinion"]) =>
      change((now) => now.map((each) => (each.id === turnId ? { ...each, opinion } : each))),
    [change],
  );
  const show = useCallback(
    (next: readonly ReadingTurn[]) => {
      stop();
      change(() => next);
    },
    [stop, change],
  );
  useEffect(() => stop, [stop]);

  return { turns, working, ask, again, stop, judge, show };
}
