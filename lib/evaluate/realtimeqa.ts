import { z } from "zod";
import type { Assistant } from "../assistant.ts";
import type { Answer } from "../domain/answer.ts";
import type { ArticleId } from "../domain/article.ts";
import { containsAnswer, isExactMatch, tokenF1 } from "./answer-match.ts";
import { askIn } from "./ask-in.ts";
import { type Evaluation, type PoolEvaluationOptions, scoreEach } from "./evaluation.ts";
import { meanOf, measured } from "./means.ts";
import { NewsRecord, newsPoolRecord } from "./news-record.ts";
import { type FoldedPool, foldPool } from "./pool-record.ts";
import { foldToArticles, hitAt, reciprocalRankAt } from "./ranking-metrics.ts";
import { collectRecords, findRecordsFile } from "./records.ts";

const QuestionRecord = z.object({
  id: z.string().min(1),
  question: z.string().min(1),
  answers: z.array(z.string()),
  gold_article_ids: z.array(z.string()),
  answer_string_in: z.array(z.string()),
});
type Question = z.infer<typeof QuestionRecord>;

/** Passages asked for, so that folding them leaves ten articles. */
const PASSAGES = 60;

/** What one question came to; a part is absent when the question cannot be scored on it. */
type Score = Readonly<{
  retrieval?: Readonly<{ hit1: number; hit10: number; mrr10: number }>;
  answer?: Readonly<{ inFirst: number; inThree: number; refused: number }>;
  short?: Readonly<{ exact: number; f1: number }>;
}>;

/**
 * News questions over a pool of news articles.
 * Retrieval is scored on the questions with a gold article, answers on those whose answer's words stand in some article
 * (a refusal scores 0); short answers there too, questions that end in "except" left out.
 * The question's own date is not used: the product knows only its archive.
 */
export async function evaluateRealtimeqa(
  folder: string,
  options: PoolEvaluationOptions,
): Promise<Evaluation> {
  const questions = await collectRecords(findRecordsFile(folder, "questions"), QuestionRecord);
  const articles = await collectRecords(findRecordsFile(folder, "articles"), NewsRecord);
  const folded = foldPool(articles.map(newsPoolRecord));
  const assistant = await options.openPool(folded.pool);

  const scores = await scoreEach(questions, options, (question) =>
    scoreQuestion(assistant, folded, question),
  );
  const refused = scores.flatMap((score) => score.answer?.refused ?? []);
  return {
    n: scores.length,
    metrics: realtimeqaMetrics(scores),
    details: measured({ refused: meanOf(refused) }),
  };
}

async function scoreQuestion(assistant: Assistant, folded: FoldedPool, question: Question): Promise<Score> {
  const gold = new Set(question.gold_article_ids.map(folded.idOf));
  const hasAnswer = question.answer_string_in.length > 0;
  return {
    ...(gold.size > 0 && { retrieval: await scoreRetrieval(assistant, question, gold) }),
    ...(hasAnswer && scoreAnswer(await askIn(assistant, question), question)),
  };
}

async function scoreRetrieval(
  assistant: Assistant,
  { question }: Question,
  gold: ReadonlySet<ArticleId>,
): Promise<NonNullable<Score["retrieval"]>> {
  const ranked = foldToArticles(await assistant.search(question, { limit: PASSAGES, filters: {} }));
  return {
    hit1: hitAt(ranked, gold, 1),
    hit10: hitAt(ranked, gold, 10),
    mrr10: reciprocalRankAt(ranked, gold, 10),
  };
}

/** The short answer is the first one that a statement marks; a refusal or an answer without one scores 0. */
export function scoreAnswer(
  answer: Pick<Answer, "kind" | "statements">,
  { question, answers }: Pick<Question, "question" | "answers">,
): Pick<Score, "answer" | "short"> {
  const texts = answer.statements.map((statement) => statement.text);
  const short = answer.statements.find((statement) => statement.shortAnswer)?.shortAnswer?.text ?? "";
  return {
    answer: {
      inFirst: containsAnswer(texts[0] ?? "", answers) ? 1 : 0,
      inThree: texts.slice(0, 3).some((text) => containsAnswer(text, answers)) ? 1 : 0,
      refused: answer.kind === "answered" ? 0 : 1,
    },
    ...(!endsInExcept(question) && {
      short: { exact: isExactMatch(short, answers) ? 1 : 0, f1: tokenF1(short, answers) },
    }),
  };
}

function endsInExcept(question: string): boolean {
  return /\bexcept\W*$/iu.test(question);
}

function realtimeqaMetrics(scores: readonly Score[]): Record<string, number> {
  const retrieval = scores.flatMap((score) => score.retrieval ?? []);
  const answer = scores.flatMap((score) => score.answer ?? []);
  const short = scores.flatMap((score) => score.short ?? []);
  return measured({
    hit1: meanOf(retrieval.map((score) => score.hit1)),
    hit10: meanOf(retrieval.map((score) => score.hit10)),
    mrr10: meanOf(retrieval.map((score) => score.mrr10)),
    answerInFirst: meanOf(answer.map((score) => score.inFirst)),
    answerInThree: meanOf(answer.map((score) => score.inThree)),
    shortExact: meanOf(short.map((score) => score.exact)),
    shortF1: meanOf(short.map((score) => score.f1)),
  });
}
