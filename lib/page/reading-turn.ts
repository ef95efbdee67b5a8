import type { Answer, AnswerCitation, AnswerStatement } from "../domain/answer.ts";
import type { Filters, Turn } from "../domain/conversation.ts";

/** One question on the page and what became of it so far. */
export type ReadingTurn = Readonly<{
  id: string;
  question: string;
  filters: Filters;
  /** True when it is to be read as written, whatever was asked before it. */
  alone?: boolean;
  /** ISO 8601. */
  askedAt: string;
  /** The question as it was understood; null until that is known. */
  standalone: string | null;
  /** What has been proven so far; once there is an answer, the answer holds them. */
  statements: readonly AnswerStatement[];
  citations: readonly AnswerCitation[];
  outcome: TurnOutcome;
  /** What the reader thinks of the answer; stays in this browser. */
  opinion: "right" | "wrong" | null;
}>;

export type TurnOutcome =
  | Readonly<{ kind: "working"; progress: string }>
  | Readonly<{ kind: "answered"; answer: Answer }>
  | Readonly<{ kind: "stopped" }>
  | Readonly<{ kind: "failed"; message: string; hint: string | null }>;

/** What the stream of an answer brings. */
export type StreamEvent =
  | Readonly<{ type: "progress"; text: string }>
  | Readonly<{ type: "question"; standalone: string }>
  | Readonly<{ type: "statement"; statement: AnswerStatement; citations: readonly AnswerCitation[] }>
  | Readonly<{ type: "answer"; answer: Answer }>
  | Readonly<{ type: "failure"; message: string; hint: string | null }>;

export function openTurn({
  id,
  question,
  filters,
  alone,
  askedAt,
}: Pick<ReadingTurn, "id" | "question" | "filters" | "alone" | "askedAt">): ReadingTurn {
  return {
    id,
    question,
    filters,
    askedAt,
    ...(alone === undefined ? {} : { alone }),
    standalone: null,
    statements: [],
    citations: [],
    outcome: { kind: "working", progress: "Reading the question" },
    opinion: null,
  };
}

/** `turn` after `event`. A turn that has ended is not changed any more. */
export function applyEvent(turn: ReadingTurn, event: StreamEvent): ReadingTurn {
  if (turn.outcome.kind !== "working") return turn;
  switch (event.type) {
    case "progress":
      return { ...turn, outcome: { kind: "working", progress: event.text } };
    case "question":
      return { ...turn, standalone: event.standalone };
    case "statement":
      return {
        ...turn,
        statements: [...turn.statements, event.statement],
        citations: [...turn.citations, ...event.citations],
      };
    case "answer":
      return {
        ...turn,
        standalone: event.answer.standaloneQuestion,
        statements: [],
        citations: [],
        outcome: { kind: "answered", answer: event.answer },
      };
    case "failure":
      return { ...turn, outcome: { kind: "failed", message: event.message, hint: event.hint } };
  }
}

/** Stopped by the reader, or by a page that was closed: what was proven stays. */
export function stopTurn(turn: ReadingTurn): ReadingTurn {
  return turn.outcome.kind === "working" ? { ...turn, outcome: { kind: "stopped" } } : turn;
}

/** What a turn shows as proven. */
export function provenIn(turn: ReadingTurn): Pick<ReadingTurn, "statements" | "citations"> {
  return turn.outcome.kind === "answered" ? turn.outcome.answer : turn;
}

/** True when what was answered is not, letter for letter, what was asked. */
export function wasRewritten(turn: ReadingTurn): boolean {
  return turn.standalone !== null && turn.standalone.trim() !== turn.question.trim();
}

/** What may be otherwise when a question is asked once more. */
export type AskedAgain = Partial<Pick<ReadingTurn, "filters" | "alone">>;

/** The turns as a question's history: the last `limit` entries, oldest first. */
export function historyOf(turns: readonly ReadingTurn[], limit: number): Turn[] {
  const said = turns.flatMap((turn): Turn[] => {
    const { statements } = provenIn(turn);
    const answered =
      turn.outcome.kind === "answered"
        ? turn.outcome.answer.text
        : statements.map(({ text }) => text).join(" ");
    const reply: Turn[] = answered === "" ? [] : [{ role: "assistant", content: answered }];
    return [{ role: "user", content: turn.question }, ...reply];
  });
  return said.slice(-limit);
}
