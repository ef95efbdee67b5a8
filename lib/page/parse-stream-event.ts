import * as z from "zod/mini";
import { answerSchema, citationSchema, statementSchema } from "../http/answer-schema.ts";
import type { StreamEvent } from "./reading-turn.ts";

// The page's policy forbids making code from text, which zod would try for speed.
z.config({ jitless: true });

const part = z.discriminatedUnion("type", [
  z.object({ type: z.literal("data-progress"), data: z.object({ text: z.string() }) }),
  z.object({ type: z.literal("data-question"), data: z.object({ standalone: z.string() }) }),
  z.object({
    type: z.literal("data-statement"),
    data: z.object({ statement: statementSchema, citations: z.array(citationSchema) }),
  }),
  z.object({ type: z.literal("data-answer"), data: answerSchema }),
  z.object({ type: z.literal("error"), errorText: z.string() }),
]);

/**
 * One event of `POST /api/chat` as the page understands it; undefined for the parts of the protocol it has no use for.
 * @throws when a part of ours is not shaped as it should be.
 */
export function parseStreamEvent(data: string): StreamEvent | undefined {
  const raw: unknown = JSON.parse(data);
  if (!isPartOfOurs(raw)) return undefined;
  const parsed = z.parse(part, raw);
  switch (parsed.type) {
    case "data-progress":
      return { type: "progress", text: parsed.data.text };
    case "data-question":
      return { type: "question", standalone: parsed.data.standalone };
    case "data-statement":
      return { type: "statement", ...parsed.data };
    case "data-answer":
      return { type: "answer", answer: parsed.data };
    case "error":
      return { type: "failure", message: parsed.errorText, hint: null };
  }
}

function isPartOfOurs(raw: unknown): boolean {
  if (typeof raw !== "object" || raw === null || !("type" in raw)) return false;
  return raw.type === "error" || (typeof raw.type === "string" && raw.type.startsWith("data-"));
}
