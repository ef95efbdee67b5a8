import { z } from "zod";
import type { AskRequest } from "../domain/asking.ts";
import type { Turn } from "../domain/conversation.ts";
import { ApiError } from "./api-error.ts";
import { cleanText } from "./clean-text.ts";
import { filtersSchema, nameFilters } from "./filters-schema.ts";
import { parseWith } from "./parse-with.ts";

export type AskLimits = Readonly<{ questionCharacters: number; historyTurns: number }>;

export const turnSchema = z.object({ role: z.enum(["user", "assistant"]), content: z.string() });

export const askRequestSchema = z.object({
  question: z.string().describe("Up to 2,000 characters."),
  history: z.array(turnSchema).default([]).describe("Turns before this question, oldest first, up to 20."),
  filters: filtersSchema.default({}),
  mode: z
    .enum(["extract", "write"])
    .default("write")
    .describe("extract: only the articles' own sentences, also when a chat model is connected."),
});

/**
 * The body of `POST /api/ask` as a question.
 * @throws {ApiError} `bad_request`, `question_empty`, `question_too_long` or `history_too_long`.
 */
export function parseAskRequest(body: unknown, limits: AskLimits): AskRequest {
  const { question, history, filters, mode } = parseWith(askRequestSchema, body);
  if (history.length > limits.historyTurns) {
    throw new ApiError("history_too_long", `A history may hold up to ${String(limits.historyTurns)} turns.`);
  }
  return {
    question: parseQuestion(question, limits),
    history: history.map((turn) => cleanTurn(turn, limits)),
    filters: nameFilters(filters),
    mode,
  };
}

/** @throws {ApiError} `question_empty` or `question_too_long`. */
export function parseQuestion(asked: string, limits: AskLimits): string {
  const question = cleanText(asked);
  if (question === "") throw new ApiError("question_empty", "There is no question to answer.");
  if (question.length > limits.questionCharacters) {
    throw new ApiError(
      "question_too_long",
      `A question may have up to ${limits.questionCharacters.toLocaleString("en")} characters.`,
    );
  }
  return question;
}

/** A turn is only read for what a follow-up refers to: its first characters are enough. */
export function cleanTurn(turn: Turn, limits: AskLimits): Turn {
  return { role: turn.role, content: cleanText(turn.content).slice(0, limits.questionCharacters) };
}
