import { mkdtempSync } from "node:fs";
import { appendFile, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { spawn } from "node:child_process";
import { z } from "zod";
import { collectRecords, findRecordsFile } from "../../lib/evaluate/records.ts";
import { percentile } from "../../lib/bench/percentile.ts";
import { type RunningServer, startServer } from "../browser/start-server.ts";
import type { SoakOrder, SoakResult } from "./soak-result.ts";
import { writeLoadCorpus } from "./write-load-corpus.ts";

const ARTICLES = Number(process.env["SOAK_ARTICLES"] ?? 10_000);
/** Questions a second; set lower to find where a machine stands. */
const RATE = Number(process.env["SOAK_RATE"] ?? 50);
/** The server has been in service before, ingests beside it: each question of the pool was put to it, so many a second, uncounted. */
const WARM_UP_RATE = 15;
const P95_MS = 300;
/** An answer that stays within this share of its first quarter's memory is flat. */
const MEMORY_GROWTH = 1.25;
const OPEN = {
  QUESTIONS_PER_MINUTE: "1000000",
  QUESTION_BURST: "100000",
  MAX_STREAMS_PER_ADDRESS: "1000",
  MAX_STREAMS: "1000",
  EMBEDDINGS: process.env["EMBEDDINGS"] ?? "none",
  // One for each core, as the README advises where many ask a large record at once.
  ANSWER_THREADS: process.env["ANSWER_THREADS"] ?? "2",
  LOG_LEVEL: "warn",
};

const Question = z.object({ question: z.string().min(1) });

/**
 * `n` questions at 50 a second, evenly, on 10,000 articles of `<data>/allsides`, asked out of `<data>/realtimeqa`, none
 * the same as another or as one of the warm-up; an ingest of twenty changed articles runs beside it, again and again. A
 * folder in SOAK_DIR is kept for the next time. SOAK_REPEAT=1: the pool's own questions, again and again.
 */
export async function soakLoad(
  { n, onStep }: SoakOrder,
  { data = "" }: { data?: string | undefined },
): Promise<SoakResult> {
  const kept = process.env["SOAK_DIR"];
  const folder = kept ?? mkdtempSync(join(tmpdir(), "soak-load-"));
  const env = { CORPUS_DIR: join(folder, "corpus"), DATA_DIR: join(folder, "data"), ...OPEN };
  const isWritten = (await readdir(env.CORPUS_DIR).catch(() => [])).length > 0;
  if (!isWritten) await writeLoadCorpus(data, env.CORPUS_DIR, { count: ARTICLES });
  const asked = await collectRecords(findRecordsFile(join(data, "realtimeqa"), "questions"), Question);
  const pool = asked.map(({ question }) => question);
  const questions = distinct(pool, n);

  const server = await startServer(env);
  const load = await underLoad(server, { pool, questions }, env, onStep);
  const refusals = await measureRefusals(server);
  const code = await server.stop();
  if (kept === undefined) await rm(folder, { recursive: true, force: true });
  return judge({ ...load, n: questions.length, refusals, code });
}

/** As many different questions as are wanted: the pool again and again, each time with other words before its questions. */
function distinct(pool: readonly string[], n: number): string[] {
  const repeats = process.env["SOAK_REPEAT"] === "1";
  return Array.from({ length: n }, (_, at) => {
    const question = pool[at % pool.length] ?? "";
    const round = 1 + Math.floor(at / pool.length);
    return repeats
      ? question
      : `In report ${String(round)}, ${question.charAt(0).toLowerCase()}${question.slice(1)}`;
  });
}

/** Puts each question at its time, so many a second, whether those before it are answered or not. */
async function atRate(
  questions: readonly string[],
  rate: number,
  put: (question: string) => Promise<unknown>,
): Promise<void> {
  const startedAt = performance.now();
  await Promise.all(
    questions.map(async (question, at) => {
      await new Promise((resolve) => setTimeout(resolve, startedAt + (at * 1000) / rate - performance.now()));
      await put(question);
    }),
  );
}

type Loaded = Readonly<{
  ms: readonly number[];
  bad: readonly string[];
  memory: readonly number[];
  ingests: readonly number[];
  /** Processor time of the server for all of it, seconds. */
  cpuSeconds: number;
}>;

async function underLoad(
  server: RunningServer,
  { pool, questions }: Readonly<{ pool: readonly string[]; questions: readonly string[] }>,
  env: Readonly<Record<string, string>>,
  onStep: (done: number) => void,
): Promise<Loaded> {
  const [ms, memory, bad]: [number[], number[], string[]] = [[], [], []];
  const stop = new AbortController();
  const ingesting = process.env["SOAK_INGEST"] === "0" ? Promise.resolve([]) : ingestBeside(env, stop.signal);
  await atRate(pool, WARM_UP_RATE, (question) => ask(server, question));
  const watching = setInterval(() => {
    // A server too busy to tell leaves a gap in the figures; the questions show whether it fails.
    void readMetric(server, "process_resident_memory_bytes").then(
      (bytes) => memory.push(bytes),
      () => undefined,
    );
  }, 2000);
  const cpu = () => readMetric(server, "process_cpu_seconds_total");
  const cpuBefore = await cpu();
  await atRate(questions, RATE, async (question) => {
    const askedAt = performance.now();
    const status = await ask(server, question);
    ms.push(performance.now() - askedAt);
    if (status !== "200") bad.push(status);
    onStep(ms.length);
  });
  stop.abort();
  clearInterval(watching);
  const cpuSeconds = (await cpu()) - cpuBefore;
  return { ms, memory, bad, ingests: await ingesting, cpuSeconds };
}

async function ask({ url }: RunningServer, question: string): Promise<string> {
  try {
    const response = await fetch(`${url}/api/ask`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ question, mode: "extract" }),
      signal: AbortSignal.timeout(60_000),
    });
    await response.arrayBuffer();
    return String(response.status);
  } catch (failure) {
    return failure instanceof Error
      ? `${failure.name} ${failure.message} ${String((failure.cause as Error | undefined)?.message)}`
      : "failed";
  }
}

async function readMetric({ url }: RunningServer, name: string): Promise<number> {
  const text = await (await fetch(`${url}/api/metrics`)).text();
  return Number(new RegExp(`^${name} ([\\d.e+]+)`, "mu").exec(text)?.[1] ?? 0);
}

/** Changes twenty articles and ingests them, until told to stop; the exit code of each ingest. */
async function ingestBeside(env: Readonly<Record<string, string>>, signal: AbortSignal): Promise<number[]> {
  const folder = join(env["CORPUS_DIR"] ?? "", "000");
  const files = (await readdir(folder)).filter((file) => file.endsWith(".md")).slice(0, 20);
  const codes: number[] = [];
  for (let round = 1; !signal.aborted; round++) {
    for (const file of files)
      await appendFile(join(folder, file), `\nThe editors added note ${String(round)}.\n`);
    codes.push(await ingestOnce(env));
    await new Promise((resolve) => setTimeout(resolve, 5000));
  }
  return codes;
}

function ingestOnce(env: Readonly<Record<string, string>>): Promise<number> {
  const root = new URL("../..", import.meta.url).pathname;
  const child = spawn(process.execPath, ["lib/cli/start-ingest.mjs"], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: "ignore",
  });
  return new Promise((resolve) => child.once("close", (code) => resolve(code ?? -1)));
}

type Refusals = Readonly<{ slowestMs: number; statuses: readonly number[] }>;

/** How long refusals take while questions are under way: bodies that are too large, sites that are not ours. */
async function measureRefusals(server: RunningServer): Promise<Refusals> {
  const busy = Array.from({ length: 40 }, (_, at) =>
    ask(server, `What did the senator say in ${String(2012 + (at % 9))}?`),
  );
  const refused = await Promise.all(
    Array.from({ length: 20 }, async () => {
      const startedAt = performance.now();
      const response = await fetch(`${server.url}/api/ask`, {
        method: "POST",
        headers: { origin: "https://elsewhere.invalid", "content-type": "application/json" },
        body: "{}",
      });
      await response.arrayBuffer();
      return { ms: performance.now() - startedAt, status: response.status };
    }),
  );
  await Promise.all(busy);
  return {
    slowestMs: Math.max(...refused.map(({ ms }) => ms)),
    statuses: refused.map(({ status }) => status),
  };
}

function judge(
  measured: Loaded & Readonly<{ n: number; refusals: Refusals; code: number | null }>,
): SoakResult {
  const { n, ms, bad, memory, ingests, refusals, code } = measured;
  const quarter = Math.max(1, Math.floor(memory.length / 4));
  const early = Math.max(...memory.slice(0, quarter), 1);
  const late = Math.max(...memory.slice(-quarter), 1);
  const p95 = percentile(ms, 0.95);
  const failures = [
    ...bad.map((status) => `a question ended in ${status}`),
    ...(p95 < P95_MS ? [] : [`p95 ${p95.toFixed(0)} ms`]),
    ...(late <= early * MEMORY_GROWTH ? [] : ["memory grew"]),
    ...ingests.filter((exit) => exit !== 0).map((exit) => `an ingest ended with ${String(exit)}`),
    ...(code === 0 ? [] : [`the server ended with ${String(code)}`]),
  ];
  const figures = {
    "p50 ms": percentile(ms, 0.5).toFixed(0),
    "p95 ms": p95.toFixed(0),
    "p99 ms": percentile(ms, 0.99).toFixed(0),
    "server's processor time a question, ms": ((1000 * measured.cpuSeconds) / n).toFixed(1),
    "not 200": bad.length,
    "ingests beside it": ingests.length,
    "memory MB, first and last quarter": `${(early / 1e6).toFixed(0)}, ${(late / 1e6).toFixed(0)}`,
    "slowest refusal ms": refusals.slowestMs.toFixed(0),
  };
  return { name: `${String(RATE)} questions a second`, n, failures, figures };
}
