import { answerQuestion, type AnswerParts, EXTRACT } from "../../lib/answer/answer-question.ts";
import type { Archive } from "../../lib/archive/archive.ts";
import type { ChatModel } from "../../lib/chat-models/chat-model.ts";
import type { Answer } from "../../lib/domain/answer.ts";
import { type Article, type ArticleId, parseArticleId, summarizeArticle } from "../../lib/domain/article.ts";
import type { AnswerEvent } from "../../lib/domain/asking.ts";
import type { Conversation, Filters } from "../../lib/domain/conversation.ts";
import { makeArticle } from "../../lib/corpus/make-article.ts";
import { readCorpus } from "../../lib/corpus/read-corpus.ts";
import { dateRangeOf } from "../../lib/retrieve/scope-question.ts";
import { memoryArchive } from "../fixtures/memory-archive.ts";

export type Asking = Readonly<{
  filters?: Filters;
  history?: Conversation;
  model?: ChatModel;
  onEvent?: (event: AnswerEvent) => void;
}>;

/** What answers questions on some articles, keywords only. */
export type Room = Readonly<{
  articles: readonly Article[];
  archive: Archive;
  parts: AnswerParts;
  ask: (question: string, asking?: Asking) => Promise<Answer>;
}>;

/** `originOf` tells which articles are copies of another one. */
export function openRoom(
  articles: readonly Article[],
  originOf: (id: ArticleId) => ArticleId = (id) => id,
): Room {
  const archive = memoryArchive(articles);
  const summaries = articles.map((article) => ({
    ...summarizeArticle(article),
    originId: originOf(article.id),
  }));
  const range = dateRangeOf(summaries);
  const outlets = [...new Set(summaries.flatMap(({ outlet }) => outlet ?? []))].sort();
  const { embeddings, builtAt } = archive.info;
  const parts: AnswerParts = {
    archive,
    embeddings: undefined,
    articles: new Map(summaries.map((summary) => [summary.id, summary])),
    coverage: { articles: articles.length, from: range?.from ?? null, to: range?.to ?? null, outlets },
    engine: { answer: EXTRACT, embeddings, builtAt },
    suggestions: ["What happened?"],
    model: undefined,
    signal: undefined,
    now: () => 0,
  };
  return {
    articles,
    archive,
    parts,
    ask: (question, { filters = {}, history = [], model, onEvent = () => undefined } = {}) =>
      answerQuestion(
        { kind: "standalone", question: { asked: question, standalone: question, filters } },
        { question, history, filters, mode: model ? "write" : "extract" },
        { ...parts, model },
        onEvent,
      ),
  };
}

/** The articles the program ships with. */
export async function readShipped(): Promise<Article[]> {
  const articles: Article[] = [];
  for await (const item of readCorpus(new URL("../../corpus", import.meta.url).pathname)) {
    if (item.kind === "article") articles.push(item.article);
  }
  return articles;
}

export function inventArticle(
  name: string,
  body: string,
  told: Readonly<{ outlet?: string; publishedOn?: string; title?: string }> = {},
): Article {
  const id = parseArticleId(name);
  if (id === undefined) throw new Error(`${name} cannot be an article's id`);
  return makeArticle({ id, file: `${name}.txt`, body, ...told });
}
