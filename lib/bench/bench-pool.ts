import { z } from "zod";
import { makeArticle } from "../corpus/make-article.ts";
import type { Article } from "../domain/article.ts";
import { foldPool, poolDate, poolId, type PoolRecord } from "../evaluate/pool-record.ts";
import { collectRecords, findRecordsFile } from "../evaluate/records.ts";
import { splitPassages } from "../ingest/split-passages.ts";

const ArticleRecord = z.object({
  id: z.string().min(1),
  title: z.string().nullable(),
  author: z.string().nullable(),
  source: z.string(),
  published_at: z.string().nullable(),
  body: z.string(),
});

const QuestionRecord = z.object({
  question: z.string().min(1),
  gold_article_ids: z.array(z.string()),
});

/** `gold`: ids of the articles that hold the answer; empty when nobody has said. */
export type BenchQuestion = Readonly<{ text: string; gold: readonly string[] }>;
export type BenchPool = Readonly<{ articles: readonly Article[]; questions: readonly BenchQuestion[] }>;

/**
 * Real articles for every size: those with a question first, so that recall can be measured on small pools too, then
 * the rest of realtimeqa, then allsides.
 * @throws RecordsError when a folder or file is missing below `folder`.
 */
export async function readBenchPool(folder: string): Promise<BenchPool> {
  const news = await collectRecords(findRecordsFile(`${folder}/realtimeqa`, "articles"), ArticleRecord);
  const filler = await collectRecords(findRecordsFile(`${folder}/allsides`, "articles"), ArticleRecord);
  const asked = await collectRecords(findRecordsFile(`${folder}/realtimeqa`, "questions"), QuestionRecord);
  const { pool, idOf } = foldPool([...news, ...filler].map(toPoolRecord));
  const questions = asked.map(({ question, gold_article_ids }) => ({
    text: question,
    gold: gold_article_ids.map(idOf),
  }));
  const gold = new Set<string>(questions.flatMap((question) => question.gold));
  const ordered = [...pool.filter(({ id }) => gold.has(id)), ...pool.filter(({ id }) => !gold.has(id))];
  const articles = ordered.map((record) => makeArticle({ ...record, file: `${record.id}.txt` }));
  return { articles, questions };
}

function toPoolRecord(record: z.infer<typeof ArticleRecord>): PoolRecord {
  const publishedOn = poolDate(record.published_at);
  return {
    id: poolId(record.id),
    body: record.body,
    outlet: record.source,
    ...(record.title !== null && { title: record.title }),
    ...(record.author !== null && { author: record.author }),
    ...(publishedOn !== undefined && { publishedOn }),
  };
}

/** The first articles that make at least `passages` passages; all of them when there are not so many. */
export function takePassages(articles: readonly Article[], passages: number): Article[] {
  const taken: Article[] = [];
  let made = 0;
  for (const article of articles) {
    if (made >= passages) break;
    made += splitPassages(article).length;
    taken.push(article);
  }
  return taken;
}
