import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import type { Assistant } from "../assistant.ts";
import { type EvaluationReport, formatReport } from "../evaluate/evaluation-report.ts";
import { poolOpener } from "../evaluate/open-pool.ts";
import { RecordsError } from "../evaluate/records.ts";
import { type EvaluateSet, SETS } from "../evaluate/sets.ts";
import { openAssistant } from "../open-assistant.ts";
import { readSettings, SettingsError, type Settings } from "../settings.ts";
import { openStepProgress } from "./evaluation-progress.ts";

const USAGE = `npm run evaluate -- <set> --data FOLDER [--json FILE] [--limit N] [--keyword-only] [--failures]

  <set>           ${Object.keys(SETS).join(", ")}
  --data          the set's folder; for questions, tests/evaluation unless told
  --json          also writes the figures to a file
  --limit         asks only the first N questions
  --keyword-only  without vectors
  --failures      also lists what went wrong, where the set can tell`;

/** Something on the command line cannot be meant. */
class UsageError extends Error {
  override readonly name = "UsageError";
}

type Order = Readonly<{
  set: string;
  evaluate: EvaluateSet;
  data: string;
  json: string | undefined;
  limit: number | undefined;
  keywordOnly: boolean;
  failures: boolean;
}>;

try {
  await runOrder(readOrder(process.argv.slice(2)));
} catch (error) {
  process.exitCode = reportFailure(error);
}

async function runOrder(order: Order): Promise<void> {
  const settings = settingsFor(order);
  const progress = openStepProgress();
  const opened: Assistant[] = [];
  const keep = async (opening: Promise<Assistant>) => {
    const assistant = await opening;
    opened.push(assistant);
    return assistant;
  };
  const openPool = poolOpener({
    settings,
    set: order.set,
    data: order.data,
    onProgress: ({ step, done, total }) => {
      progress.show(step, done, total ?? done);
    },
  });

  const started = performance.now();
  try {
    const evaluation = await order.evaluate(order.data, {
      ...(order.limit !== undefined && { limit: order.limit }),
      onProgress: (done, total) => {
        progress.show("asking", done, total);
      },
      openPool: (pool) => keep(openPool(pool)),
      openCorpus: () => keep(openAssistant(settings)),
    });
    progress.stop();
    const { n, metrics, details, failures } = evaluation;
    const tookMs = Math.round(performance.now() - started);
    const engine = await describeEngine(opened[0]);
    const report: EvaluationReport = { set: order.set, data: order.data, n, tookMs, engine, metrics };
    if (order.failures) console.log(`${(failures ?? []).join("\n\n")}\n`);
    console.log(formatReport(report, details));
    if (order.json !== undefined) await writeFile(order.json, `${JSON.stringify(report, null, 2)}\n`);
  } finally {
    progress.stop();
    for (const assistant of opened) await assistant.close();
  }
}

/** Sets that need no archive have no embeddings. */
async function describeEngine(assistant: Assistant | undefined): Promise<EvaluationReport["engine"]> {
  const node = process.version;
  if (assistant === undefined) return { answer: "extract", embeddings: "none", node };
  const { info } = await assistant.archive();
  return {
    answer: "extract",
    embeddings: info.vectors ? info.embeddings : "none",
    builtAt: info.builtAt,
    node,
  };
}

/** Evaluation never asks a chat model, and never writes to a shared database. */
function settingsFor({ keywordOnly }: Order): Settings {
  const settings = { ...readSettings(process.env), chatModel: undefined, databaseUrl: undefined };
  return keywordOnly ? { ...settings, embeddings: { provider: "none" } } : settings;
}

function readOrder(args: readonly string[]): Order {
  const { values, positionals } = parseArguments(args);
  const [set, ...more] = positionals;
  if (set === undefined || more.length > 0) throw new UsageError("Name one set.");
  const evaluate = Object.hasOwn(SETS, set) ? SETS[set] : undefined;
  if (evaluate === undefined) throw new UsageError(`There is no set called ${set}.`);
  const data = values.data ?? (set === "questions" ? "tests/evaluation" : undefined);
  if (data === undefined) throw new UsageError("Say where its folder is: --data FOLDER.");
  const { json, failures } = values;
  return {
    set,
    evaluate,
    data,
    json,
    limit: readLimit(values.limit),
    keywordOnly: values["keyword-only"],
    failures,
  };
}

function parseArguments(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        data: { type: "string" },
        json: { type: "string" },
        limit: { type: "string" },
        "keyword-only": { type: "boolean", default: false },
        failures: { type: "boolean", default: false },
      },
    });
  } catch (cause) {
    throw new UsageError(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

function readLimit(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const limit = Number(text);
  if (!Number.isSafeInteger(limit) || limit < 1)
    throw new UsageError("--limit wants a whole number from 1 up.");
  return limit;
}

/** Says what is wrong in the operator's words; the exit code. What nobody foresaw keeps its stack. */
function reportFailure(error: unknown): number {
  if (error instanceof UsageError) console.error(`${error.message}\n\n${USAGE}`);
  else if (error instanceof RecordsError || error instanceof SettingsError) console.error(error.message);
  else {
    console.error(error);
    return 1;
  }
  return 2;
}
