import { z } from "zod";
import { type Evaluation, type PoolEvaluationOptions, scoreEach } from "./evaluation.ts";
import { meanOf, measured } from "./means.ts";
import { foldPool, poolId, type PoolRecord } from "./pool-record.ts";
import { averagePrecision, foldToArticles, ndcgAt } from "./ranking-metrics.ts";
import { collectRecords, findRecordsFile } from "./records.ts";

const DocumentRecord = z.object({
  id: z.string().min(1),
  title: z.string(),
  author: z.string(),
  text: z.string(),
});

const QueryRecord = z.object({
  id: z.string().min(1),
  text: z.string().min(1),
  qrels: z.array(z.tuple([z.string(), z.number()])),
});

/** How deep a ranking is read: trec_eval's usual depth. */
const PASSAGES = 1000;

/**
 * Classic retrieval: nDCG@10 and mean average precision, every document judged above 0 counting as relevant, all alike.
 * Passages are folded to their document. Queries without a relevant document are left out.
 */
export async function evaluateCranfield(folder: string, options: PoolEvaluationOptions): Promise<Evaluation> {
  const queries = await collectRecords(findRecordsFile(folder, "queries"), QueryRecord);
  const documents = await collectRecords(findRecordsFile(folder, "docs"), DocumentRecord);
  const { pool, idOf } = foldPool(documents.map(toPoolRecord));
  const assistant = await options.openPool(pool);

  const judged = queries.filter((query) => query.qrels.some(([, relevance]) => relevance > 0));
  const scores = await scoreEach(judged, options, async ({ text, qrels }) => {
    const relevant = new Set(qrels.filter(([, relevance]) => relevance > 0).map(([id]) => idOf(id)));
    const ranked = foldToArticles(await assistant.search(text, { limit: PASSAGES, filters: {} }));
    return { ndcg10: ndcgAt(ranked, relevant, 10), averagePrecision: averagePrecision(ranked, relevant) };
  });
  return {
    n: scores.length,
    metrics: measured({
      ndcg10: meanOf(scores.map((score) => score.ndcg10)),
      map: meanOf(scores.map((score) => score.averagePrecision)),
    }),
  };
}

function toPoolRecord({ id, title, author, text }: z.infer<typeof DocumentRecord>): PoolRecord {
  return { id: poolId(id), body: text, title, author };
}
