import { z } from "zod";
import { makeArticle } from "../corpus/make-article.ts";
import type { Article } from "../domain/article.ts";
import { NewsRecord, newsPoolRecord } from "../evaluate/news-record.ts";
import { foldPool, type PoolRecord } from "../evaluate/pool-record.ts";
import { collectRecords, findRecordsFile } from "../evaluate/records.ts";
import { splitPassages } from "../ingest/split-passages.ts";

const QuestionRecord = z.object({
  question: z.string().min(1),
  gold_article_ids: z.array(z.string()),
});

/** `gold`: ids of the articles that hold the answer; empty when nobody has said. */
export type BenchQuestion = Readonly<{ text: string; gold: readonly string[] }>;
export type BenchPool = Readonly<{ records: readonly PoolRecord[]; questions: readonly BenchQuestion[] }>;

/**
 * Real articles for every size: those with a question first, so that recall can be measured on small pools too, then
 * the rest of realtimeqa, then allsides.
 * @throws RecordsError when a folder or file is missing below `folder`.
 */
export async function readBenchPool(folder: string): Promise<BenchPool> {
  const news = await collectRecords(findRecordsFile(`${folder}/realtimeqa`, "articles"), NewsRecord);
  const filler = await collectRecords(findRecordsFile(`${folder}/allsides`, "articles"), NewsRecord);
  const asked = await collectRecords(findRecordsFile(`${folder}/realtimeqa`, "questions"), QuestionRecord);
  const { pool, idOf } = foldPool([...news, ...filler].map(newsPoolRecord));
  const questions = asked.map(({ question, gold_article_ids }) => ({
    text: question,
    gold: gold_article_ids.map(idOf),
  }));
  const gold = new Set<string>(questions.flatMap((question) => question.gold));
  const records = [...pool.filter(({ id }) => gold.has(id)), ...pool.filter(({ id }) => !gold.has(id))];
  return { records, questions };
}

/** The first articles that make `passages` passages, the last one cut short; all when there are not so many. */
export function takePassages(records: readonly PoolRecord[], passages: number): Article[] {
  const taken: Article[] = [];
  let missing = passages;
  for (const record of records) {
    if (missing <= 0) break;
    const article = toArticle(record);
    const spans = splitPassages(article).map(({ span }) => span);
    const last = spans[missing - 1];
    const fits = last === undefined || spans.length === missing;
    taken.push(fits ? article : toArticle({ ...record, body: record.body.slice(0, last.end) }));
    missing -= Math.min(missing, spans.length);
  }
  return taken;
}

export function toArticle(record: PoolRecord): Article {
  return makeArticle({ ...record, file: `${record.id}.txt` });
}
