import { z } from "zod";
import type { AskRequest } from "../domain/asking.ts";
import type { Turn } from "../domain/conversation.ts";
import { ApiError } from "./api-error.ts";
import { type AskLimits, cleanTurn, parseQuestion } from "./ask-request.ts";
import { filtersSchema, nameFilters } from "./filters-schema.ts";
import { parseWith } from "./parse-with.ts";

/** Text parts are read, and of an answer its words; every other part is passed over. */
const partSchema = z.looseObject({
  type: z.string(),
  text: z.string().optional(),
  data: z.unknown().optional(),
});

const messageSchema = z.looseObject({
  role: z.enum(["user", "assistant", "system"]),
  parts: z.array(partSchema),
});

/** The AI SDK's UI-message request, as its `DefaultChatTransport` sends it, with our filters and mode beside it. */
export const chatRequestSchema = z.looseObject({
  messages: z.array(messageSchema).min(1).describe("The conversation; the last message is the question."),
  filters: filtersSchema.default({}),
  mode: z.enum(["extract", "write"]).default("write"),
});

const answerWords = z.object({ text: z.string() });

/**
 * The body of `POST /api/chat` as a question. A conversation longer than the history kept loses its oldest turns.
 * @throws {ApiError} `bad_request`, `question_empty` or `question_too_long`.
 */
export function parseChatRequest(body: unknown, limits: AskLimits): AskRequest {
  const { messages, filters, mode } = parseWith(chatRequestSchema, body);
  const last = messages.at(-1);
  if (last?.role !== "user")
    throw new ApiError("bad_request", "The last message has to be the user's question.");

  const turns = messages.slice(0, -1).flatMap(readTurn);
  return {
    question: parseQuestion(wordsOf(last), limits),
    history:
      limits.historyTurns === 0
        ? []
        : turns.slice(-limits.historyTurns).map((turn) => cleanTurn(turn, limits)),
    filters: nameFilters(filters),
    mode,
  };
}

function readTurn(message: z.infer<typeof messageSchema>): Turn[] {
  if (message.role === "system") return [];
  return [{ role: message.role, content: wordsOf(message) }];
}

function wordsOf(message: z.infer<typeof messageSchema>): string {
  return message.parts.flatMap((part) => wordsOfPart(part)).join("\n");
}

function wordsOfPart(part: z.infer<typeof partSchema>): string[] {
  if (part.type === "text") return [part.text ?? ""];
  if (part.type !== "data-answer") return [];
  const answer = answerWords.safeParse(part.data);
  return answer.success ? [answer.data.text] : [];
}
