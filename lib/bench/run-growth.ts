import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { BenchPool } from "./bench-pool.ts";
import { describeMachine } from "./describe-machine.ts";
import { changeArticle, writeGrowthCorpus } from "./growth-corpus.ts";
import type { AskFigures, GrowthOrder, IngestFigures } from "./growth-phase.ts";

export type GrowthRow = Readonly<{
  articles: number;
  /** The first ingest of all of them; the next one, of nothing new; and one of a single changed article. */
  first: IngestFigures;
  again: IngestFigures;
  change: IngestFigures;
  asking: AskFigures;
}>;

export type GrowthReport = Readonly<{
  machine: string;
  startedAt: string;
  bodyCharacters: number;
  rows: readonly GrowthRow[];
}>;

export type GrowthOptions = Readonly<{
  /** Articles to measure at. */
  sizes: readonly number[];
  bodyCharacters: number;
  /** Kept there, a folder a size; without it nothing is left on disk. */
  keepIn: string | undefined;
  onRow: (row: GrowthRow) => void;
  onStep: (step: string) => void;
}>;

/** Questions asked of each size; see GrowthOrder. */
const QUESTIONS = 100;
const PHASE_TIMEOUT_MS = 7_200_000;
/** A file changed so lately could change again within the clock's grain: the next ingest would read it once more. */
const SETTLED_MS = 2500;
const PARAGRAPH = "The harbour master of Quillmouth counted 47 herons on the long pier.";

/** Ingests, ingests again, changes one article, and asks, keywords only, at each size, each step in a process of its own. */
export async function runGrowth(pool: BenchPool, options: GrowthOptions): Promise<GrowthReport> {
  const startedAt = new Date().toISOString();
  const rows: GrowthRow[] = [];
  for (const articles of options.sizes) {
    const row = await measureSize(pool, articles, options);
    rows.push(row);
    options.onRow(row);
  }
  return { machine: describeMachine(), startedAt, bodyCharacters: options.bodyCharacters, rows };
}

async function measureSize(
  { records, questions }: BenchPool,
  articles: number,
  { bodyCharacters, keepIn, onStep }: GrowthOptions,
): Promise<GrowthRow> {
  const folder =
    keepIn === undefined ? await mkdtemp(join(tmpdir(), "growth-")) : join(keepIn, String(articles));
  const [corpusDir, dataDir] = [join(folder, "corpus"), join(folder, "data")];
  const asked = questions.slice(0, QUESTIONS).map(({ text }) => text);
  const run = <Figures>(phase: GrowthOrder["phase"], step: string) => {
    onStep(`${articles.toLocaleString("en")} articles: ${step}`);
    return runApart<Figures>({ phase, corpusDir, dataDir, questions: asked });
  };
  try {
    await writeGrowthCorpus(records, { folder: corpusDir, articles, bodyCharacters });
    await settle();
    const first = await run<IngestFigures>("ingest", "first ingest");
    const again = await run<IngestFigures>("ingest", "nothing changed");
    await changeArticle(corpusDir, Math.floor(articles / 2), PARAGRAPH);
    const change = await run<IngestFigures>("ingest", "one article changed");
    const asking = await run<AskFigures>("ask", "questions");
    return { articles, first, again, change, asking };
  } finally {
    if (keepIn === undefined) await rm(folder, { recursive: true, force: true });
  }
}

function settle(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, SETTLED_MS));
}

/** What comes back was written by `lib/cli/bench-growth-phase.ts`, which this very program starts. */
async function runApart<Figures>(order: GrowthOrder): Promise<Figures> {
  const script = new URL("../cli/bench-growth-phase.ts", import.meta.url).pathname;
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--import", "tsx", script, JSON.stringify(order)],
    { timeout: PHASE_TIMEOUT_MS, maxBuffer: 2 ** 24, env: { ...process.env, EMBEDDINGS: "none" } },
  );
  return JSON.parse(stdout.trim().split("\n").at(-1) ?? "") as Figures;
}
