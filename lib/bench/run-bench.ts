import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Article } from "../domain/article.ts";
import { extractQuotes } from "../quotes/extract-quotes.ts";
import { type BenchPool, takePassages, toArticle } from "./bench-pool.ts";
import type { BenchReport, BenchRow } from "./bench-report.ts";
import { describeMachine } from "./describe-machine.ts";
import type { BuildFigures, QueryFigures } from "./measure.ts";
import { type PhaseOrder, SUBJECTS, writeSizeData } from "./phase.ts";

export type BenchOptions = Readonly<{
  sizes: readonly number[];
  /** Up to this many passages the bundled model embeds; above it, vectors are seeded. */
  modelUpTo: number;
  onStep: (step: string) => void;
}>;

const QUOTE_ARTICLES = 1000;
/** A row of 100,000 passages prints nothing until it is done. */
const PHASE_TIMEOUT_MS = 3_600_000;

/** Every subject at every size, one after the other, each phase in a process of its own; nothing is left on disk. */
export async function runBench(pool: BenchPool, options: BenchOptions): Promise<BenchReport> {
  const startedAt = new Date().toISOString();
  const quotes = measureQuotes(pool.records.slice(0, QUOTE_ARTICLES).map(toArticle));
  const rows: BenchRow[] = [];
  for (const size of options.sizes) rows.push(...(await benchSize(pool, size, options)));
  return { machine: describeMachine(), startedAt, rows, quotes };
}

async function benchSize(
  pool: BenchPool,
  size: number,
  { modelUpTo, onStep }: BenchOptions,
): Promise<BenchRow[]> {
  const folder = await mkdtemp(join(tmpdir(), "bench-"));
  const vectors = size <= modelUpTo ? "model" : "seeded";
  try {
    const articles = takePassages(pool.records, size);
    await writeSizeData(folder, { articles, questions: pool.questions });
    const rows: BenchRow[] = [];
    for (const { name: subject } of SUBJECTS) {
      onStep(`${size.toLocaleString("en")} passages: ${subject}`);
      const built = await runPhaseApart<BuildFigures>({ phase: "build", subject, folder, vectors });
      const asked = await runPhaseApart<QueryFigures>({ phase: "query", subject, folder, vectors });
      rows.push({ size, vectors, subject, ...built, ...asked });
    }
    return rows;
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** What comes back was written by `lib/cli/bench-phase.ts`, which this very program starts. */
async function runPhaseApart<Figures>(order: PhaseOrder): Promise<Figures> {
  const script = new URL("../cli/bench-phase.ts", import.meta.url).pathname;
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--import", "tsx", script, JSON.stringify(order)],
    { timeout: PHASE_TIMEOUT_MS, maxBuffer: 2 ** 24 },
  );
  return JSON.parse(stdout.trim().split("\n").at(-1) ?? "") as Figures;
}

function measureQuotes(articles: readonly Article[]): BenchReport["quotes"] {
  for (const article of articles.slice(0, 50)) extractQuotes(article);
  const started = performance.now();
  for (const article of articles) extractQuotes(article);
  return {
    articles: articles.length,
    articlesPerSecond: articles.length / ((performance.now() - started) / 1000),
  };
}
