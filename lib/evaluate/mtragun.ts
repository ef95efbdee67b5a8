import { z } from "zod";
import type { Assistant } from "../assistant.ts";
import type { Turn } from "../domain/conversation.ts";
import { tokenRecall } from "./answer-match.ts";
import { askIn } from "./ask-in.ts";
import { type Evaluation, type PoolEvaluationOptions, scoreEach } from "./evaluation.ts";
import { meanOf, measured, shareOf } from "./means.ts";
import { type FoldedPool, foldPool, poolId, type PoolRecord } from "./pool-record.ts";
import { collectRecords, findRecordsFile } from "./records.ts";
import { refusalMetrics } from "./refusal-metrics.ts";
import type { Answer } from "../domain/answer.ts";

const TaskRecord = z.object({
  id: z.string().min(1),
  dialog_id: z.string(),
  collection: z.string(),
  answerability: z.enum(["ANSWERABLE", "UNANSWERABLE", "UNDERSPECIFIED", "PARTIAL"]),
  history: z.array(z.tuple([z.enum(["user", "agent"]), z.string()])),
  question: z.string().min(1),
  contexts: z.array(z.object({ id: z.string().min(1), title: z.string().nullable(), text: z.string() })),
  targets: z.array(z.string()),
});
export type Task = z.infer<typeof TaskRecord>;

type Score = Readonly<{ answerability: Task["answerability"]; kind: Answer["kind"]; tokenRecall: number }>;

/**
 * Follow-ups, abstention and asking back: all contexts are the pool, and each task is asked within its own contexts,
 * or, when it carries none, within those of the next task of its collection.
 * Refusal figures set the unanswerable against the answerable; partial tasks are asked but count in neither.
 */
export async function evaluateMtragun(folder: string, options: PoolEvaluationOptions): Promise<Evaluation> {
  const tasks = await collectRecords(findRecordsFile(folder, "tasks"), TaskRecord);
  const folded = foldPool(tasks.flatMap(toPoolRecords));
  const assistant = await options.openPool(folded.pool);

  const withContexts = tasks.map((task, index) => ({ ...task, contexts: contextsFor(tasks, index) }));
  const scores = await scoreEach(withContexts, options, (task) => scoreTask(assistant, folded, task));
  return { n: scores.length, ...mtragunMetrics(scores) };
}

/** The task's own contexts, or those of the next task (in a circle) of its collection that has some. */
export function contextsFor(tasks: readonly Task[], index: number): Task["contexts"] {
  const circle = [...tasks.slice(index), ...tasks.slice(0, index)];
  const [task] = circle;
  const donor = circle.find(
    (other) =>
      other.contexts.length > 0 &&
      other.collection === task?.collection &&
      (other === task || other.dialog_id !== task.dialog_id),
  );
  return donor?.contexts ?? [];
}

function toPoolRecords({ contexts }: Task): PoolRecord[] {
  return contexts
    .filter((context) => context.text.trim() !== "")
    .map(({ id, title, text }) => ({ id: poolId(id), body: text, ...(title !== null && { title }) }));
}

async function scoreTask(assistant: Assistant, folded: FoldedPool, task: Task): Promise<Score> {
  const answer = await askIn(assistant, {
    question: task.question,
    history: task.history.map(toTurn),
    articles: task.contexts.map((context) => folded.idOf(context.id)),
  });
  const text = answer.statements.map((statement) => statement.text).join(" ");
  return {
    answerability: task.answerability,
    kind: answer.kind,
    tokenRecall: tokenRecall(text, task.targets),
  };
}

function toTurn([speaker, content]: Task["history"][number]): Turn {
  return { role: speaker === "user" ? "user" : "assistant", content };
}

function mtragunMetrics(scores: readonly Score[]): Pick<Evaluation, "metrics" | "details"> {
  const of = (answerability: Task["answerability"]) =>
    scores.filter((score) => score.answerability === answerability);
  const { refusalRecall, falseRefusal } = refusalMetrics([
    ...of("ANSWERABLE").map(({ kind }) => ({ answerable: true, kind })),
    ...of("UNANSWERABLE").map(({ kind }) => ({ answerable: false, kind })),
  ]);
  return {
    metrics: measured({
      refusalRecall,
      falseRefusal,
      clarification: shareOf(of("UNDERSPECIFIED"), ({ kind }) => kind === "needs-clarification"),
      tokenRecall: meanOf(of("ANSWERABLE").map((score) => score.tokenRecall)),
    }),
    details: measured({
      partialRefused: shareOf(of("PARTIAL"), ({ kind }) => kind === "not-in-corpus"),
      falseClarification: shareOf(of("ANSWERABLE"), ({ kind }) => kind === "needs-clarification"),
    }),
  };
}
