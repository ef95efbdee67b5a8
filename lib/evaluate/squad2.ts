import { z } from "zod";
import type { Assistant } from "../assistant.ts";
import type { Answer } from "../domain/answer.ts";
import type { ArticleId } from "../domain/article.ts";
import { askIn } from "./ask-in.ts";
import { type Evaluation, type PoolEvaluationOptions, scoreEach } from "./evaluation.ts";
import { meanOf, measured } from "./means.ts";
import { type FoldedPool, foldPool, poolId, type PoolRecord } from "./pool-record.ts";
import { foldToArticles, hitAt } from "./ranking-metrics.ts";
import { collectRecords, findRecordsFile } from "./records.ts";
import { type Outcome, refusalMetrics } from "./refusal-metrics.ts";

const ArticleRecord = z.object({
  id: z.string().min(1),
  title: z.string(),
  paragraphs: z.array(z.string()).min(1),
});

const QuestionRecord = z.object({
  id: z.string().min(1),
  article_id: z.string(),
  paragraph: z.int().nonnegative(),
  question: z.string().min(1),
  spans: z.array(z.object({ text: z.string() })),
  unanswerable: z.boolean(),
});
type Question = z.infer<typeof QuestionRecord>;

type Score = Readonly<{
  outcome: Outcome;
  found?: Readonly<{ paragraph: number; sentence: number; sentenceInThree: number }>;
}>;

/**
 * Answer sentence and abstention, over the whole pool: every paragraph of every article is a text of its own (that is
 * SQuAD's own unit), and nothing narrows a question to its paragraph.
 * `paragraphR1`: the best passage found lies in the gold paragraph. `sentenceHit`: the answer's first statement cites a
 * stretch of the gold paragraph that holds a gold answer; a refused question misses.
 */
export async function evaluateSquad2(folder: string, options: PoolEvaluationOptions): Promise<Evaluation> {
  const questions = await collectRecords(findRecordsFile(folder, "questions"), QuestionRecord);
  const articles = await collectRecords(findRecordsFile(folder, "articles"), ArticleRecord);
  const folded = foldPool(articles.flatMap(toPoolRecords));
  const assistant = await options.openPool(folded.pool);

  const scores = await scoreEach(questions, options, (question) =>
    scoreQuestion(assistant, folded, question),
  );
  const found = scores.flatMap((score) => score.found ?? []);
  const { refusalRecall, falseRefusal, refusalBalanced } = refusalMetrics(
    scores.map(({ outcome }) => outcome),
  );
  return {
    n: scores.length,
    metrics: measured({
      paragraphR1: meanOf(found.map((score) => score.paragraph)),
      sentenceHit: meanOf(found.map((score) => score.sentence)),
      refusalRecall,
      falseRefusal,
      refusalBalanced,
    }),
    details: measured({ sentenceHitInThree: meanOf(found.map((score) => score.sentenceInThree)) }),
  };
}

function toPoolRecords(article: z.infer<typeof ArticleRecord>): PoolRecord[] {
  return article.paragraphs.map((body, index) => ({
    id: poolId(paragraphId(article.id, index)),
    body,
    title: article.title,
  }));
}

function paragraphId(articleId: string, paragraph: number): string {
  return `${articleId}.p${paragraph}`;
}

async function scoreQuestion(assistant: Assistant, folded: FoldedPool, question: Question): Promise<Score> {
  const answer = await askIn(assistant, question);
  const outcome: Outcome = { answerable: !question.unanswerable, kind: answer.kind };
  if (question.unanswerable) return { outcome };

  const gold = folded.idOf(paragraphId(question.article_id, question.paragraph));
  const passages = await assistant.search(question.question, { limit: 10, filters: {} });
  return {
    outcome,
    found: {
      paragraph: hitAt(foldToArticles(passages), new Set([gold]), 1),
      sentence: citesAnswer(answer, { gold, question, statements: 1 }) ? 1 : 0,
      sentenceInThree: citesAnswer(answer, { gold, question, statements: 3 }) ? 1 : 0,
    },
  };
}

/** True when one of the first `statements` cites words of the gold paragraph that hold a gold answer. */
export function citesAnswer(
  answer: Pick<Answer, "statements" | "citations">,
  wanted: Readonly<{ gold: ArticleId; question: Pick<Question, "spans">; statements: number }>,
): boolean {
  const cited = new Set(
    answer.statements.slice(0, wanted.statements).flatMap((statement) => statement.citations),
  );
  return answer.citations.some(
    (citation) =>
      cited.has(citation.number) &&
      citation.articleId === wanted.gold &&
      wanted.question.spans.some((span) => citation.words.includes(span.text)),
  );
}
