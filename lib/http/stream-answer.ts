import {
  createUIMessageStream,
  createUIMessageStreamResponse,
  type InferUIMessageChunk,
  type UIMessage,
} from "ai";
import type { Assistant } from "../assistant.ts";
import type { Answer, AnswerCitation, AnswerStatement } from "../domain/answer.ts";
import type { AnswerEvent, AskRequest } from "../domain/asking.ts";
import type { Filters } from "../domain/conversation.ts";
import { describeFailure } from "./api-error.ts";

/** Data parts of `POST /api/chat`, in the order they come; `progress` is transient, `answer` comes once, last. */
export type AnswerParts = {
  progress: { text: string };
  question: { asked: string; standalone: string; filters: Filters };
  statement: { index: number; statement: AnswerStatement; citations: readonly AnswerCitation[] };
  answer: Answer;
};

export type AnswerMessage = UIMessage<never, AnswerParts>;

/** The answer as an AI SDK UI message stream; a statement is sent only once it is proven. */
export function streamAnswer(assistant: Assistant, asked: AskRequest, signal: AbortSignal): Response {
  const stream = createUIMessageStream<AnswerMessage>({
    execute: async ({ writer }) => {
      const onEvent = (event: AnswerEvent): void => writer.write(partOf(event));
      const answer = await assistant.ask(asked, { signal, onEvent });
      writer.write({ type: "data-answer", data: answer });
    },
    onError: (failure) => tellFailure(failure, signal),
  });
  // Compression would hold statements back until its buffer is full.
  return createUIMessageStreamResponse({ stream, headers: { "cache-control": "no-store, no-transform" } });
}

function partOf(event: AnswerEvent): InferUIMessageChunk<AnswerMessage> {
  switch (event.type) {
    case "progress":
      return { type: "data-progress", data: { text: event.text }, transient: true };
    case "question":
      return {
        type: "data-question",
        data: { asked: event.asked, standalone: event.standalone, filters: event.filters },
      };
    case "statement":
      return {
        type: "data-statement",
        data: { index: event.index, statement: event.statement, citations: event.citations },
      };
  }
}

/** Words for the stream's error part. A client that has left is no failure. */
function tellFailure(failure: unknown, signal: AbortSignal): string {
  if (signal.aborted) return "Stopped.";
  const told = describeFailure(failure);
  if (told.code === "failed") console.error(failure);
  return [told.message, told.hint].filter(Boolean).join(" ");
}
