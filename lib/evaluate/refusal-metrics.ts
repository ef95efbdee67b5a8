import type { Answer } from "../domain/answer.ts";
import { shareOf } from "./means.ts";

/** What became of one question whose answerability is known. */
export type Outcome = Readonly<{ answerable: boolean; kind: Answer["kind"] }>;

export type RefusalMetrics = Readonly<{
  /** Of the unanswerable, the share answered with "not in the corpus"; a counter-question is no refusal. */
  refusalRecall: number | undefined;
  /** Of the answerable, the share not answered, be it by a refusal or a counter-question. */
  falseRefusal: number | undefined;
  /** Mean of `refusalRecall` and 1 - `falseRefusal`; needs both kinds of question. */
  refusalBalanced: number | undefined;
  /** Share of all questions treated as they should be. */
  accuracy: number | undefined;
}>;

/** The strict reading on both sides: asking back counts against us whether or not the text holds an answer. */
export function refusalMetrics(outcomes: readonly Outcome[]): RefusalMetrics {
  const unanswerable = outcomes.filter((outcome) => !outcome.answerable);
  const answerable = outcomes.filter((outcome) => outcome.answerable);
  const refusalRecall = shareOf(unanswerable, (outcome) => outcome.kind === "not-in-corpus");
  const falseRefusal = shareOf(answerable, (outcome) => outcome.kind !== "answered");
  const both = refusalRecall !== undefined && falseRefusal !== undefined;
  return {
    refusalRecall,
    falseRefusal,
    refusalBalanced: both ? (refusalRecall + 1 - falseRefusal) / 2 : undefined,
    accuracy: shareOf(outcomes, ({ answerable, kind }) =>
      answerable ? kind === "answered" : kind === "not-in-corpus",
    ),
  };
}
