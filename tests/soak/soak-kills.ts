import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { AFTER, BEFORE, describeServed, ingestRecord } from "../archive/faults/served-record.ts";
import { seededRandom } from "./seeded-random.ts";
import type { SoakOrder, SoakResult } from "./soak-result.ts";

/** A kill falls within so many milliseconds of the first ingest's beginning: several ingests long. */
const WITHIN_MS = 500;

/**
 * Kills a process that ingests without pause, at random moments; each next process goes on with what the last one left.
 * Fails when what was acknowledged is lost, when what is served is neither record, or when it cannot be opened.
 */
export async function soakKills({ n, seed, onStep }: SoakOrder): Promise<SoakResult> {
  const dir = mkdtempSync(join(tmpdir(), "soak-kills-"));
  const random = seededRandom(seed);
  const failures: string[] = [];
  const inFlight = { killed: 0 };
  await ingestRecord(dir, BEFORE);
  let served = "before";
  for (let at = 1; at <= n; at++) {
    const afterMs = random() * WITHIN_MS;
    const lines = await killAfter(dir, afterMs);
    const acknowledged = lines.filter((line) => line !== "begins").at(-1) ?? served;
    const underWay = lines.at(-1) === "begins";
    if (underWay) inFlight.killed++;
    const found = await describeServed(dir).catch(
      (failure: unknown) => `cannot be opened: ${String(failure)}`,
    );
    const allowed = underWay ? ["before", "after"] : [acknowledged];
    if (!allowed.includes(found)) {
      failures.push(
        `kill ${String(at)} after ${afterMs.toFixed(1)} ms: ${found}, acknowledged was ${acknowledged}`,
      );
    }
    served = found;
    onStep(at);
  }
  // Whatever the kills left behind, the next ingest is whole.
  for (const [name, record] of [
    ["after", AFTER],
    ["before", BEFORE],
  ] as const) {
    await ingestRecord(dir, record);
    const found = await describeServed(dir);
    if (found !== name) failures.push(`the ingest after the last kill: ${found}`);
  }
  rmSync(dir, { recursive: true, force: true });
  return {
    name: "kills at random moments",
    n,
    failures,
    figures: { "in the middle of an ingest": inFlight.killed },
  };
}

/** Kills at every call of an ingest that writes, or at `n` of them spread evenly. */
export async function soakMarkers({ n, onStep }: SoakOrder): Promise<SoakResult> {
  const dir = mkdtempSync(join(tmpdir(), "soak-markers-"));
  const base = join(dir, "base");
  await ingestRecord(base, BEFORE);
  const undisturbed = copyOf(base, join(dir, "undisturbed"));
  const calls = Number((await runToEnd("../archive/faults/killed-ingest.ts", undisturbed, "0")).stdout);
  const step = Math.max(1, Math.floor(calls / n));
  const failures: string[] = [];
  let tried = 0;
  for (let at = 1; at <= calls; at += step) {
    const copy = copyOf(base, join(dir, `killed-${String(at)}`));
    const { signal } = await runToEnd("../archive/faults/killed-ingest.ts", copy, String(at));
    const found = signal === "SIGKILL" ? await describeServed(copy) : `was not killed (${String(signal)})`;
    if (found !== "before" && found !== "after") failures.push(`call ${String(at)}: ${found}`);
    await ingestRecord(copy, AFTER);
    const next = await describeServed(copy);
    if (next !== "after") failures.push(`the ingest after call ${String(at)}: ${next}`);
    rmSync(copy, { recursive: true });
    onStep(++tried);
  }
  rmSync(dir, { recursive: true, force: true });
  return {
    name: "kills at the calls that write",
    n: tried,
    failures,
    figures: { "calls of an ingest": calls },
  };
}

function copyOf(from: string, to: string): string {
  cpSync(from, to, { recursive: true });
  return to;
}

function start(script: string, ...args: string[]): ChildProcess {
  const file = fileURLToPath(new URL(script, import.meta.url));
  return spawn(process.execPath, ["--import", "tsx", file, ...args], {
    stdio: ["ignore", "pipe", "inherit"],
  });
}

/** Runs the ingests until `afterMs` past the first one's beginning; resolves with the lines written until the kill. */
function killAfter(dir: string, afterMs: number): Promise<string[]> {
  const child = start("ingest-and-ingest.ts", dir);
  let said = "";
  let killing: NodeJS.Timeout | undefined;
  child.stdout?.on("data", (chunk: Buffer) => {
    said += chunk.toString();
    killing ??= setTimeout(() => child.kill("SIGKILL"), afterMs);
  });
  return new Promise((resolve) =>
    child.once("close", () => resolve(said.trim().split("\n").filter(Boolean))),
  );
}

export type Ended = Readonly<{ stdout: string; code: number | null; signal: NodeJS.Signals | null }>;

export function runToEnd(script: string, ...args: string[]): Promise<Ended> {
  const child = start(script, ...args);
  let stdout = "";
  child.stdout?.on("data", (chunk: Buffer) => (stdout += chunk.toString()));
  return new Promise((resolve) => child.once("close", (code, signal) => resolve({ stdout, code, signal })));
}
