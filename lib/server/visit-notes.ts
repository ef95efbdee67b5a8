import { AsyncLocalStorage } from "node:async_hooks";
import { randomUUID } from "node:crypto";
import type { Answer } from "../domain/answer.ts";

/** What is noted of one request while it is answered, for the log and the metrics. */
export type VisitNotes = {
  /** Ours, never the client's; also the response's X-Request-Id. */
  readonly id: string;
  /** Kind of the answer, when the request was a question. */
  answer?: Answer["kind"];
  /** The question's words; noted only when the log may have them. */
  question?: string;
  /** Code of the refusal, when the guard or the lock refused. */
  refused?: string;
};

const visits = new AsyncLocalStorage<VisitNotes>();

export function openNotes(): VisitNotes {
  return { id: randomUUID() };
}

/** Runs `work`, and all that it starts, with `notes` at hand. */
export function noting<T>(notes: VisitNotes, work: () => T): T {
  return visits.run(notes, work);
}

/** The notes of the request being answered; undefined outside one (at the start, in tests of a part). */
export function currentNotes(): VisitNotes | undefined {
  return visits.getStore();
}
