import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { AFTER, BEFORE, describeServed, ingestRecord } from "./served-record.ts";

/** All calls are tried with SOAK=1; otherwise as many as an everyday run has time for. */
const KILLS = process.env["SOAK"] === "1" ? Infinity : 6;
const SLOW_MS = 600_000;

let dir: string;
let base: string;
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), "faults-"));
  base = join(dir, "base");
  await ingestRecord(base, BEFORE);
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

type Ran = Readonly<{ code: number | null; signal: string | null; stdout: string; stderr: string }>;

function run(script: string, ...args: string[]): Promise<Ran> {
  const file = fileURLToPath(new URL(script, import.meta.url));
  const child = spawn(process.execPath, ["--import", "tsx", file, ...args]);
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
  return new Promise((resolve) =>
    child.on("close", (code, signal) => resolve({ code, signal, stdout, stderr })),
  );
}

type Outcome = Readonly<{ at: number; failed: string; served: string; next: string }>;

/** A call of an ingest's own work may fail it, and then nothing changed; one of its cleaning up may not undo it. */
function expectNothingLost(outcomes: readonly Outcome[]): void {
  expect(outcomes.length).toBeGreaterThan(20);
  const lastFailure = Math.max(...outcomes.filter(({ failed }) => failed !== "").map(({ at }) => at));
  for (const { at, failed, served, next } of outcomes) {
    expect(`call ${at}: ${served}`).toBe(`call ${at}: ${served === "after" ? "after" : "before"}`);
    expect(`call ${at}: ${next}`).toBe(`call ${at}: after`);
    // After the switch only opening and syncing the folder can fail: then the new record is served, and the failure told.
    if (failed !== "") expect(served === "before" || at >= lastFailure - 1).toBe(true);
    if (failed === "") expect(`call ${at}: ${served}`).toBe(`call ${at}: after`);
  }
  expect(outcomes.at(-1)).toMatchObject({ failed: "", served: "after" });
}

describe("an ingest that is disturbed", () => {
  it.each(["EIO", "ENOSPC", "EACCES"])(
    "leaves a whole record served and is made up for by the next, whichever call gives %s",
    async (kind) => {
      const ran = await run("failing-calls.ts", join(dir, kind), kind);
      expect(ran.stderr).toBe("");
      expectNothingLost(JSON.parse(ran.stdout) as Outcome[]);
    },
    SLOW_MS,
  );

  it(
    "leaves a whole record served and is made up for by the next, wherever it is killed",
    async () => {
      const undisturbed = join(dir, "undisturbed");
      cpSync(base, undisturbed, { recursive: true });
      const calls = Number((await run("killed-ingest.ts", undisturbed, "0")).stdout);
      expect(calls).toBeGreaterThan(20);
      const step = Math.max(1, Math.floor(calls / KILLS));
      for (let at = 1; at <= calls; at += step) {
        const tried = join(dir, `killed-${at}`);
        cpSync(base, tried, { recursive: true });
        expect((await run("killed-ingest.ts", tried, String(at))).signal).toBe("SIGKILL");
        expect(["before", "after"]).toContain(await describeServed(tried));
        await ingestRecord(tried, AFTER);
        expect(await describeServed(tried)).toBe("after");
        rmSync(tried, { recursive: true });
      }
    },
    SLOW_MS,
  );
});
