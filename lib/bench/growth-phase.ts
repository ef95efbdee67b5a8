import { z } from "zod";
import { ingestCorpus } from "../ingest-corpus.ts";
import { openAssistant } from "../open-assistant.ts";
import type { Settings } from "../settings.ts";
import { folderBytes } from "./folder-bytes.ts";
import { percentile } from "./percentile.ts";

/** One measurement in a process of its own, so that its memory and its processor time are that of one step. */
export const GrowthOrder = z.object({
  phase: z.enum(["ingest", "ask"]),
  corpusDir: z.string(),
  dataDir: z.string(),
  /** Asked one after the other; the last half is timed, the first half warms what a server has warm. */
  questions: z.array(z.string()),
});
export type GrowthOrder = z.infer<typeof GrowthOrder>;

/** Seconds of this process, the loading of the program aside. */
export type IngestFigures = Readonly<{
  seconds: number;
  processorSeconds: number;
  /** Resident memory at its highest. */
  memoryBytes: number;
  passages: number;
  quotes: number;
  changed: number;
  diskBytes: number;
}>;

export type AskFigures = Readonly<{ openMs: number; p50Ms: number; p95Ms: number; memoryBytes: number }>;

export async function runGrowthPhase(
  order: GrowthOrder,
  settings: Settings,
): Promise<IngestFigures | AskFigures> {
  const here: Settings = { ...settings, corpusDir: order.corpusDir, dataDir: order.dataDir };
  return order.phase === "ingest" ? measureIngest(here) : measureAsking(here, order.questions);
}

async function measureIngest(settings: Settings): Promise<IngestFigures> {
  const before = process.cpuUsage();
  const started = performance.now();
  const { passages, quotes, changed } = await ingestCorpus(settings);
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(before);
  return {
    seconds,
    processorSeconds: (user + system) / 1e6,
    memoryBytes: highestMemory(),
    passages,
    quotes,
    changed,
    diskBytes: folderBytes(settings.dataDir),
  };
}

/** Opening ends with the first answer: what is read at the first question belongs to it. */
async function measureAsking(settings: Settings, questions: readonly string[]): Promise<AskFigures> {
  const started = performance.now();
  const assistant = await openAssistant(settings);
  const ask = async (question: string): Promise<number> => {
    const asked = performance.now();
    await assistant.ask({ question, history: [], filters: {}, mode: "extract" });
    return performance.now() - asked;
  };
  await ask(questions[0] ?? "What happened?");
  const openMs = performance.now() - started;
  const times: number[] = [];
  for (const question of questions) times.push(await ask(question));
  await assistant.close();
  const timed = times.slice(Math.floor(times.length / 2));
  return {
    openMs,
    p50Ms: percentile(timed, 0.5),
    p95Ms: percentile(timed, 0.95),
    memoryBytes: highestMemory(),
  };
}

function highestMemory(): number {
  // maxRSS is in kilobytes.
  return process.resourceUsage().maxRSS * 1024;
}
