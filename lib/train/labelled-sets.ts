import { z } from "zod";
import type { ArticleId } from "../domain/article.ts";
import type { Conversation } from "../domain/conversation.ts";
import type { Span } from "../domain/span.ts";
import { containsAnswer, normalizeAnswer } from "../evaluate/answer-match.ts";
import { contextsFor } from "../evaluate/mtragun.ts";
import { NewsRecord, newsPoolRecord } from "../evaluate/news-record.ts";
import { foldPool, poolId, type PoolRecord } from "../evaluate/pool-record.ts";
import { QuestionRecord } from "../evaluate/question-record.ts";
import { collectRecords, findRecordsFile } from "../evaluate/records.ts";

/** A question of a development set with what is known to be right. */
export type LabelledQuestion = Readonly<{
  question: string;
  history: Conversation;
  /** Asked within these articles only; absent when within the whole pool. */
  articles?: readonly ArticleId[];
  answerable: boolean;
  /** Articles that hold the answer, where the set names them. */
  gold?: ReadonlySet<ArticleId>;
  /** Whether a sentence answers; absent where the set does not say which one does. */
  answers?: (sentence: Readonly<{ articleId: ArticleId; text: string; span: Span }>) => boolean;
}>;

/** A question whose answer is a phrase; any of `answers` is right. */
export type PhraseQuestion = Readonly<{ question: string; answers: readonly string[] }>;

export type LabelledSet = Readonly<{
  name: string;
  pool: readonly PoolRecord[];
  questions: readonly LabelledQuestion[];
  /** Where the set gives answers as phrases that stand in its pool. */
  phrases?: readonly PhraseQuestion[];
}>;

/** Reads every development set that `folder` holds, under the names of the benchmarks. */
export const SET_READERS: Readonly<Record<string, (folder: string) => Promise<LabelledSet>>> = {
  squad2: readSquad2,
  clapnq: readClapnq,
  realtimeqa: readRealtimeqa,
  mtragun: readMtragun,
  cranfield: readCranfield,
};

async function readSquad2(folder: string): Promise<LabelledSet> {
  const articles = await collectRecords(
    findRecordsFile(folder, "articles"),
    z.object({ id: z.string(), title: z.string(), paragraphs: z.array(z.string()) }),
  );
  const questions = await collectRecords(
    findRecordsFile(folder, "questions"),
    z.object({
      article_id: z.string(),
      paragraph: z.int(),
      question: z.string(),
      spans: z.array(z.object({ text: z.string() })),
      unanswerable: z.boolean(),
    }),
  );
  const paragraphId = (article: string, paragraph: number) => `${article}.p${paragraph}`;
  const { pool, idOf } = foldPool(
    articles.flatMap(({ id, title, paragraphs }) =>
      paragraphs.map((body, at) => ({ id: poolId(paragraphId(id, at)), body, title })),
    ),
  );
  const labelled = questions.map((record): LabelledQuestion => {
    const gold = idOf(paragraphId(record.article_id, record.paragraph));
    return {
      question: record.question,
      history: [],
      answerable: !record.unanswerable,
      gold: new Set([gold]),
      answers: ({ articleId, text }) =>
        articleId === gold && record.spans.some((span) => text.includes(span.text)),
    };
  });
  const phrases = questions
    .filter(({ unanswerable }) => !unanswerable)
    .map(({ question, spans }) => ({ question, answers: spans.map(({ text }) => text) }));
  return { name: "squad2", pool, questions: labelled, phrases };
}

async function readClapnq(folder: string): Promise<LabelledSet> {
  const records = await collectRecords(
    findRecordsFile(folder, "questions"),
    z.object({
      id: z.string(),
      question: z.string(),
      title: z.string(),
      passage: z.string(),
      unanswerable: z.boolean(),
      selected_sentences: z.array(z.array(z.string())),
    }),
  );
  const { pool, idOf } = foldPool(
    records.map(({ id, title, passage }) => ({ id: poolId(id), body: passage, title })),
  );
  const questions = records.map(({ id, question, unanswerable, selected_sentences: selected }) => {
    const gold = new Set(selected.flat().map(normalizeAnswer));
    return {
      question,
      history: [],
      articles: [idOf(id)],
      answerable: !unanswerable,
      answers: ({ text }: { text: string }) => isPartOf(normalizeAnswer(text), gold),
    };
  });
  return { name: "clapnq", pool, questions };
}

/** True when the sentence is one of the gold ones, or most of one, or holds one. */
function isPartOf(sentence: string, gold: ReadonlySet<string>): boolean {
  return [...gold].some(
    (one) =>
      one === sentence ||
      (sentence.length > 20 && one.includes(sentence)) ||
      (one.length > 20 && sentence.includes(one)),
  );
}

async function readRealtimeqa(folder: string): Promise<LabelledSet> {
  const articles = await collectRecords(findRecordsFile(folder, "articles"), NewsRecord);
  const records = await collectRecords(
    findRecordsFile(folder, "questions"),
    z.object({
      question: z.string(),
      answers: z.array(z.string()),
      gold_article_ids: z.array(z.string()),
      answer_string_in: z.array(z.string()),
    }),
  );
  const { pool, idOf } = foldPool(articles.map(newsPoolRecord));
  const questions = records
    .filter((record) => record.gold_article_ids.length > 0 || record.answer_string_in.length > 0)
    .map(({ question, answers, gold_article_ids: golds }): LabelledQuestion => {
      const gold = new Set(golds.map(idOf));
      return {
        question,
        history: [],
        answerable: true,
        gold,
        answers: ({ articleId, text }) =>
          (gold.size === 0 || gold.has(articleId)) && containsAnswer(text, answers),
      };
    });
  const phrases = records
    .filter(({ question, answer_string_in: held }) => held.length > 0 && !/\bexcept\W*$/iu.test(question))
    .map(({ question, answers }) => ({ question, answers }));
  return { name: "realtimeqa", pool, questions, phrases };
}

async function readMtragun(folder: string): Promise<LabelledSet> {
  const tasks = await collectRecords(
    findRecordsFile(folder, "tasks"),
    z.object({
      id: z.string(),
      dialog_id: z.string(),
      collection: z.string(),
      answerability: z.enum(["ANSWERABLE", "UNANSWERABLE", "UNDERSPECIFIED", "PARTIAL"]),
      history: z.array(z.tuple([z.enum(["user", "agent"]), z.string()])),
      question: z.string(),
      contexts: z.array(z.object({ id: z.string(), title: z.string().nullable(), text: z.string() })),
      targets: z.array(z.string()),
    }),
  );
  const { pool, idOf } = foldPool(
    tasks.flatMap(({ contexts }) =>
      contexts
        .filter(({ text }) => text.trim() !== "")
        .map(({ id, title, text }) => ({ id: poolId(id), body: text, ...(title === null ? {} : { title }) })),
    ),
  );
  const questions = tasks.flatMap((task, at): LabelledQuestion[] => {
    if (task.answerability !== "ANSWERABLE" && task.answerability !== "UNANSWERABLE") return [];
    return [
      {
        question: task.question,
        history: task.history.map(([speaker, content]) => ({
          role: speaker === "user" ? "user" : "assistant",
          content,
        })),
        articles: contextsFor(tasks, at).map(({ id }) => idOf(id)),
        answerable: task.answerability === "ANSWERABLE",
      },
    ];
  });
  return { name: "mtragun", pool, questions };
}

async function readCranfield(folder: string): Promise<LabelledSet> {
  const documents = await collectRecords(
    findRecordsFile(folder, "docs"),
    z.object({ id: z.string(), title: z.string(), author: z.string(), text: z.string() }),
  );
  const queries = await collectRecords(
    findRecordsFile(folder, "queries"),
    z.object({ text: z.string(), qrels: z.array(z.tuple([z.string(), z.number()])) }),
  );
  const { pool, idOf } = foldPool(
    documents.map(({ id, title, author, text }) => ({ id: poolId(id), body: text, title, author })),
  );
  const questions = queries.map(({ text, qrels }): LabelledQuestion => ({
    question: text,
    history: [],
    answerable: true,
    gold: new Set(qrels.filter(([, relevance]) => relevance > 0).map(([id]) => idOf(id))),
  }));
  return { name: "cranfield", pool, questions };
}

/** The project's own questions in `folder`, over the corpus; those below its `held` folder are for measuring only. */
export async function readOwnQuestions(folder: string): Promise<LabelledQuestion[]> {
  const records = await collectRecords(findRecordsFile(folder, "questions"), QuestionRecord);
  const open = records.filter((record) => record.expect !== "needs-clarification");
  return open.map((record): LabelledQuestion => {
    const evidence = record.evidence.flat();
    return {
      question: record.question,
      history: record.history,
      answerable: record.expect === "answered",
      answers: ({ articleId, text }) =>
        evidence.some(
          (one) => one.articleId === articleId && (text.includes(one.words) || one.words.includes(text)),
        ),
    };
  });
}
