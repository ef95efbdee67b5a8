import type { Article } from "../domain/article.ts";
import type { NamedEmbeddings } from "../embeddings/named-embeddings.ts";
import type { BenchQuestion } from "./bench-pool.ts";
import { folderBytes } from "./folder-bytes.ts";
import { percentile } from "./percentile.ts";
import type { Subject } from "./subject.ts";

/** `buildMs` without the time spent in the embeddings, which is `embedMs`. */
export type BuildFigures = Readonly<{ units: number; buildMs: number; embedMs: number; diskBytes: number }>;

export type QueryFigures = Readonly<{
  openMs: number;
  p50Ms: number;
  p95Ms: number;
  /** Share of the questions with a gold article in the pool whose gold article is among the first ten passages. */
  recall10: number | null;
  asked: number;
  judged: number;
  /** Resident memory at its highest in the process that opened the index and asked. */
  memoryBytes: number;
}>;

const PASSAGES = 10;
/** Questions asked before the clock runs: the just-in-time compiler's time is nobody's. */
const WARM_UP = 20;

export async function measureBuild(
  subject: Subject,
  articles: readonly Article[],
  folder: string,
  embeddings: NamedEmbeddings,
): Promise<BuildFigures> {
  const timed = timeEmbeddings(embeddings);
  const started = performance.now();
  const units = await subject.build(articles, folder, timed.embeddings);
  const tookMs = performance.now() - started;
  return {
    units,
    buildMs: tookMs - timed.spentMs(),
    embedMs: timed.spentMs(),
    diskBytes: folderBytes(folder),
  };
}

/** The same embeddings with a stopwatch on whatever embeds documents. */
function timeEmbeddings(inner: NamedEmbeddings): { embeddings: NamedEmbeddings; spentMs: () => number } {
  let spentMs = 0;
  const embeddings: NamedEmbeddings = {
    id: inner.id,
    dimension: inner.dimension,
    fixed: inner.fixed,
    embedQuery: (text) => inner.embedQuery(text),
    async embedDocuments(texts) {
      const started = performance.now();
      const vectors = await inner.embedDocuments(texts);
      spentMs += performance.now() - started;
      return vectors;
    },
  };
  return { embeddings, spentMs: () => spentMs };
}

/** `pool`: ids of the articles indexed, by which a question is judged or only timed. */
export async function measureQueries(
  subject: Subject,
  folder: string,
  embeddings: NamedEmbeddings,
  { questions, pool }: Readonly<{ questions: readonly BenchQuestion[]; pool: ReadonlySet<string> }>,
): Promise<QueryFigures> {
  const started = performance.now();
  const opened = await subject.open(folder, embeddings);
  const openMs = performance.now() - started;
  for (const question of questions.slice(0, WARM_UP)) await opened.search(question.text, PASSAGES);

  const times: number[] = [];
  const hits: number[] = [];
  for (const { text, gold } of questions) {
    const asked = performance.now();
    const found = await opened.search(text, PASSAGES);
    times.push(performance.now() - asked);
    const inPool = gold.filter((id) => pool.has(id));
    if (inPool.length > 0) hits.push(found.some((id) => inPool.includes(id)) ? 1 : 0);
  }
  await opened.close();
  return {
    openMs,
    p50Ms: percentile(times, 0.5),
    p95Ms: percentile(times, 0.95),
    recall10: hits.length === 0 ? null : hits.reduce((sum, hit) => sum + hit, 0) / hits.length,
    asked: times.length,
    judged: hits.length,
    // maxRSS is in kilobytes.
    memoryBytes: process.resourceUsage().maxRSS * 1024,
  };
}
