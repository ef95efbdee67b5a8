import { writeFile } from "node:fs/promises";
import { ArchiveLockedError } from "../archive/archive-errors.ts";
import type { Assistant } from "../assistant.ts";
import { CorpusError } from "../corpus/read-corpus.ts";
import { type EvaluationReport, formatReport } from "../evaluate/evaluation-report.ts";
import type { OpenPool } from "../evaluate/evaluation.ts";
import type * as Pools from "../evaluate/open-pool.ts";
import type { PoolOrder } from "../evaluate/open-pool.ts";
import { RecordsError } from "../evaluate/records.ts";
import { readSettings, SettingsError, type Settings } from "../settings.ts";
import { openAskingBar } from "./asking-bar.ts";
import { EVALUATE_USAGE, type EvaluateOrder, readEvaluateOrder, UsageError } from "./evaluate-order.ts";
import { openProgressBar } from "./progress.ts";

try {
  await evaluate(readEvaluateOrder(process.argv.slice(2)));
} catch (error) {
  process.exitCode = reportFailure(error);
}

async function evaluate(order: EvaluateOrder): Promise<void> {
  const asking = openAskingBar(process.stderr);
  const product = openProduct(order);
  const started = performance.now();
  try {
    const { n, metrics, details, failures } = await order.evaluate(order.data, {
      ...product,
      ...(order.limit !== undefined && { limit: order.limit }),
      onProgress: asking.show,
    });
    asking.stop();
    const tookMs = Math.round(performance.now() - started);
    const engine = await describeEngine(product.opened()[0]);
    const report: EvaluationReport = { set: order.set, data: order.data, n, tookMs, engine, metrics };
    if (order.failures) console.log(`${(failures ?? []).join("\n\n")}\n`);
    console.log(formatReport(report, details));
    if (order.json !== undefined) await writeFile(order.json, `${JSON.stringify(report, null, 2)}\n`);
  } finally {
    asking.stop();
    for (const assistant of product.opened()) await assistant.close();
  }
}

type Product = Readonly<{
  openPool: OpenPool;
  openCorpus: () => Promise<Assistant>;
  /** What has been opened and has to be closed. */
  opened: () => readonly Assistant[];
}>;

/** The product is loaded only when a set, its records read and found sound, asks for it. */
function openProduct({ set, data, keywordOnly }: EvaluateOrder): Product {
  const opened: Assistant[] = [];
  const settings = evaluationSettings(keywordOnly);
  const open = async (choose: (pools: typeof Pools, poolOrder: PoolOrder) => Promise<Assistant>) => {
    const pools = await import("../evaluate/open-pool.ts");
    const ingesting = await openProgressBar(process.stderr);
    const poolOrder = { settings, set, data, onProgress: ingesting.show };
    const assistant = await choose(pools, poolOrder).finally(ingesting.stop);
    opened.push(assistant);
    return assistant;
  };
  return {
    opened: () => opened,
    openPool: (pool) => open((pools, poolOrder) => pools.poolOpener(poolOrder)(pool)),
    openCorpus: () => open((pools, poolOrder) => pools.openCorpus(poolOrder)),
  };
}

/** Evaluation never asks a chat model, and never writes to a shared database. */
function evaluationSettings(keywordOnly: boolean): Settings {
  const settings = { ...readSettings(process.env), chatModel: undefined };
  return keywordOnly ? { ...settings, embeddings: { provider: "none" } } : settings;
}

/** Sets that need no archive have no embeddings. */
async function describeEngine(assistant: Assistant | undefined): Promise<EvaluationReport["engine"]> {
  const node = process.version;
  if (assistant === undefined) return { answer: "extract", embeddings: "none", node };
  const { info } = await assistant.archive();
  const embeddings = info.vectors ? info.embeddings : "none";
  return { answer: "extract", embeddings, builtAt: info.builtAt, node };
}

/** Says what is wrong in the operator's words; the exit code. What nobody foresaw keeps its stack. */
function reportFailure(error: unknown): number {
  if (error instanceof UsageError) console.error(`${error.message}\n\n${EVALUATE_USAGE}`);
  else if (isForeseen(error)) console.error(error.message);
  else console.error(error);
  if (error instanceof ArchiveLockedError) return 3;
  return error instanceof UsageError || isForeseen(error) ? 2 : 1;
}

function isForeseen(error: unknown): error is Error {
  const kinds = [RecordsError, SettingsError, CorpusError, ArchiveLockedError];
  return kinds.some((kind) => error instanceof kind);
}
