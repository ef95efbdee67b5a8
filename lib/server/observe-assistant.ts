import type { Assistant } from "../assistant.ts";
import { faultKindOf } from "../chat-models/model-fault.ts";
import type { Answer } from "../domain/answer.ts";
import type { Metrics } from "./metrics.ts";
import { takeTurns } from "./take-turns.ts";
import { currentNotes } from "./visit-notes.ts";

export type Observed = Readonly<{
  metrics: Pick<Metrics, "countAnswer" | "countModelFault">;
  /** Whether the words of a question are noted for the log. */
  notesQuestions: boolean;
}>;

/** The same assistant; what it answers is counted and noted, and questions take turns. */
export function observeAssistant(assistant: Assistant, { metrics, notesQuestions }: Observed): Assistant {
  const nextTurn = takeTurns();
  const count = (answer: Answer, startedAt: number): void => {
    metrics.countAnswer(answer.kind, secondsSince(startedAt));
    for (const fault of answer.notes.flatMap((note) => faultKindOf(note) ?? []))
      metrics.countModelFault(fault);
  };
  return {
    ...assistant,
    ask: async (request, options = {}) => {
      const notes = currentNotes();
      if (notes && notesQuestions) notes.question = request.question;
      const startedAt = performance.now();
      try {
        await nextTurn();
        const answer = await assistant.ask(request, options);
        count(answer, startedAt);
        if (notes) notes.answer = answer.kind;
        return answer;
      } catch (failure) {
        metrics.countAnswer(options.signal?.aborted ? "left" : "failed", secondsSince(startedAt));
        throw failure;
      }
    },
  };
}

function secondsSince(startedAt: number): number {
  return (performance.now() - startedAt) / 1000;
}
