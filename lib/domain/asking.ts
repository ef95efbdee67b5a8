import type { AnswerCitation, AnswerStatement } from "./answer.ts";
import type { Conversation, Filters } from "./conversation.ts";

/** A question as it arrives at an entrance, already parsed. */
export type AskRequest = Readonly<{
  question: string;
  history: Conversation;
  filters: Filters;
  /** "write" asks for a chat model's prose when one is connected; the proof is the same. */
  mode: "extract" | "write";
}>;

/** What happens while an answer is made, in order; statements are sent only once proven. */
export type AnswerEvent =
  | Readonly<{ type: "progress"; text: string }>
  | Readonly<{ type: "question"; asked: string; standalone: string; filters: Filters }>
  /** `citations`: those the statement is the first to use. */
  | Readonly<{
      type: "statement";
      index: number;
      statement: AnswerStatement;
      citations: readonly AnswerCitation[];
    }>;
