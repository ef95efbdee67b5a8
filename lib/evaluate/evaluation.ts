import type { Assistant } from "../assistant.ts";
import type { PoolRecord } from "./pool-record.ts";

/** What a set came to: `n` questions scored, each metric between 0 and 1 under its published name. */
export type Evaluation = Readonly<{
  n: number;
  metrics: Readonly<Record<string, number>>;
  /** Further figures for the screen only: never written to the JSON. */
  details?: Readonly<Record<string, number>>;
  /** What went wrong, a line each, where a set can tell. */
  failures?: readonly string[];
}>;

export type EvaluationOptions = Readonly<{
  /** Only the first so many questions are asked; the pool they are asked of stays whole. */
  limit?: number;
  onProgress?: (done: number, total: number) => void;
}>;

/** The product over a pool of articles: ingested by its own ingest, asked through its own Assistant. */
export type OpenPool = (pool: readonly PoolRecord[]) => Promise<Assistant>;

export type PoolEvaluationOptions = EvaluationOptions & Readonly<{ openPool: OpenPool }>;

/** Calls `score` for each record in turn and tells the progress; the results in the same order. */
export async function scoreEach<T, Score>(
  records: readonly T[],
  options: EvaluationOptions,
  score: (record: T) => Promise<Score>,
): Promise<Score[]> {
  const asked = records.slice(0, options.limit ?? records.length);
  const scores: Score[] = [];
  for (const [index, record] of asked.entries()) {
    scores.push(await score(record));
    options.onProgress?.(index + 1, asked.length);
  }
  return scores;
}
