import type { Archive } from "./archive/archive.ts";
import type { Answer, Coverage, FoundPassage } from "./domain/answer.ts";
import type { AnswerEvent, AskRequest } from "./domain/asking.ts";
import type { Filters } from "./domain/conversation.ts";

/** The program as its entrances (page, HTTP, command line, evaluation) see it. */
export interface Assistant {
  /** Always resolves to an Answer; throws only when machinery is broken or `signal` aborts. */
  ask(
    request: AskRequest,
    options?: { onEvent?: (event: AnswerEvent) => void; signal?: AbortSignal },
  ): Promise<Answer>;
  search(query: string, options: { limit: number; filters: Filters }): Promise<readonly FoundPassage[]>;
  /** The generation now served; reopened by itself when an ingest has put a new one in place. */
  archive(): Promise<Archive>;
  coverage(): Promise<Coverage>;
  /** Questions made from the corpus itself, for a first visit. At most `limit`. */
  suggestQuestions(limit: number): Promise<readonly string[]>;
  close(): Promise<void>;
}
