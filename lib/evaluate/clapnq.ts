import { z } from "zod";
import type { Assistant } from "../assistant.ts";
import { askIn } from "./ask-in.ts";
import { citedSentences, locateSentences, type PrecisionRecallF1, scoreCited } from "./cited-sentences.ts";
import { type Evaluation, type PoolEvaluationOptions, scoreEach } from "./evaluation.ts";
import { meanOf, measured } from "./means.ts";
import { type FoldedPool, foldPool, poolId, type PoolRecord } from "./pool-record.ts";
import { collectRecords, findRecordsFile } from "./records.ts";
import { type Outcome, refusalMetrics } from "./refusal-metrics.ts";

const QuestionRecord = z.object({
  id: z.string().min(1),
  question: z.string().min(1),
  title: z.string(),
  passage: z.string().min(1),
  sentences: z.array(z.string()),
  unanswerable: z.boolean(),
  selected_sentences: z.array(z.array(z.string())),
});
type Question = z.infer<typeof QuestionRecord>;

type Score = Readonly<{ outcome: Outcome; cited?: PrecisionRecallF1 }>;

/**
 * Long answers and abstention: all passages are the pool, and each question is asked within its own passage.
 * The cited sentences are scored on the answerable questions, a mean over questions; a refused one scores 0.
 */
export async function evaluateClapnq(folder: string, options: PoolEvaluationOptions): Promise<Evaluation> {
  const questions = await collectRecords(findRecordsFile(folder, "questions"), QuestionRecord);
  const folded = foldPool(questions.map(toPoolRecord));
  const assistant = await options.openPool(folded.pool);

  const scores = await scoreEach(questions, options, (question) =>
    scoreQuestion(assistant, folded, question),
  );
  const cited = scores.flatMap((score) => score.cited ?? []);
  const { accuracy, refusalRecall, falseRefusal } = refusalMetrics(scores.map(({ outcome }) => outcome));
  return {
    n: scores.length,
    metrics: measured({
      answerability: accuracy,
      citedPrecision: meanOf(cited.map((score) => score.precision)),
      citedRecall: meanOf(cited.map((score) => score.recall)),
      citedF1: meanOf(cited.map((score) => score.f1)),
    }),
    details: measured({ refusalRecall, falseRefusal }),
  };
}

function toPoolRecord({ id, title, passage }: Question): PoolRecord {
  return { id: poolId(id), body: passage, title };
}

async function scoreQuestion(assistant: Assistant, folded: FoldedPool, question: Question): Promise<Score> {
  const articleId = folded.idOf(question.id);
  const answer = await askIn(assistant, { question: question.question, articles: [articleId] });
  const outcome: Outcome = { answerable: !question.unanswerable, kind: answer.kind };
  if (question.unanswerable) return { outcome };

  const spans = answer.citations
    .filter((citation) => citation.articleId === articleId)
    .map((citation) => citation.span);
  const cited = citedSentences(locateSentences(question.passage, question.sentences), spans);
  return { outcome, cited: scoreCited(cited, annotators(question)) };
}

/** For each annotator who selected any, the numbers of the sentences selected. */
function annotators({ sentences, selected_sentences }: Question): ReadonlySet<number>[] {
  const numbers = new Map(sentences.map((sentence, index) => [sentence.trim(), index]));
  return selected_sentences
    .map((selected) => new Set(selected.flatMap((sentence) => numbers.get(sentence.trim()) ?? [])))
    .filter((selected) => selected.size > 0);
}
