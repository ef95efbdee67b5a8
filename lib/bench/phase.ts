import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { Article } from "../domain/article.ts";
import type { NamedEmbeddings } from "../embeddings/named-embeddings.ts";
import type { BenchQuestion } from "./bench-pool.ts";
import { fts5Subject } from "./fts5-subject.ts";
import { langchainSubject } from "./langchain-subject.ts";
import { type BuildFigures, measureBuild, measureQueries, type QueryFigures } from "./measure.ts";
import { minisearchSubject } from "./minisearch-subject.ts";
import { roomSubject } from "./room-subject.ts";
import { seededEmbeddings } from "./seeded-embeddings.ts";
import type { Subject } from "./subject.ts";

export const SUBJECTS: readonly Subject[] = [roomSubject, minisearchSubject, fts5Subject, langchainSubject];

/** One measurement in a process of its own, so that memory is that of one subject and nothing is warm by accident. */
export const PhaseOrder = z.object({
  phase: z.enum(["build", "query"]),
  subject: z.string(),
  /** Holds the articles and questions of this size; each subject's index is in a folder of its own below. */
  folder: z.string(),
  vectors: z.enum(["model", "seeded"]),
});
export type PhaseOrder = z.infer<typeof PhaseOrder>;

/** What a size measures: written by the command, read by each phase. */
export type SizeData = Readonly<{ articles: readonly Article[]; questions: readonly BenchQuestion[] }>;

const ARTICLES = "articles.json";
const QUESTIONS = "questions.json";

type Asked = Readonly<{ questions: readonly BenchQuestion[]; pool: readonly string[] }>;

export async function writeSizeData(folder: string, { articles, questions }: SizeData): Promise<void> {
  const asked: Asked = { questions, pool: articles.map(({ id }) => id) };
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, ARTICLES), JSON.stringify(articles));
  await writeFile(join(folder, QUESTIONS), JSON.stringify(asked));
}

export async function runPhase(
  order: PhaseOrder,
  model: NamedEmbeddings,
): Promise<BuildFigures | QueryFigures> {
  const subject = SUBJECTS.find(({ name }) => name === order.subject);
  if (subject === undefined) throw new Error(`No subject of the bench is called ${order.subject}`);
  const embeddings = order.vectors === "model" ? model : seededEmbeddings(model);
  const indexFolder = join(order.folder, subject.name.replaceAll(" ", "-"));

  if (order.phase === "build") {
    await mkdir(indexFolder);
    const articles = await readJson<Article[]>(join(order.folder, ARTICLES));
    return measureBuild(subject, articles, indexFolder, embeddings);
  }
  const { questions, pool } = await readJson<Asked>(join(order.folder, QUESTIONS));
  return measureQueries(subject, indexFolder, embeddings, { questions, pool: new Set(pool) });
}

/** Files this very program wrote a moment ago, by `writeSizeData`: their type is known, not guessed. */
async function readJson<T>(path: string): Promise<T> {
  return JSON.parse(await readFile(path, "utf8")) as T;
}
