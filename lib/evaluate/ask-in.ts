import type { Assistant } from "../assistant.ts";
import type { Answer } from "../domain/answer.ts";
import type { ArticleId } from "../domain/article.ts";
import type { Conversation } from "../domain/conversation.ts";

export type AskIn = Readonly<{ question: string; history?: Conversation; articles?: readonly ArticleId[] }>;

/** One question to the product as a reader asks it, without a model; `articles` is "ask within these articles". */
export async function askIn(assistant: Assistant, { question, history, articles }: AskIn): Promise<Answer> {
  return assistant.ask({
    question,
    history: history ?? [],
    filters: articles === undefined ? {} : { articles },
    mode: "extract",
  });
}
