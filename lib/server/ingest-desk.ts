import { spawn, type ChildProcess } from "node:child_process";
import { z } from "zod";
import { ApiError } from "../http/api-error.ts";

/** What `npm run ingest -- --json` prints; everything of a report is passed on. */
const printed = z.union([
  z.object({ error: z.object({ code: z.string(), message: z.string() }) }),
  z.looseObject({ read: z.int(), added: z.int(), changed: z.int(), removed: z.int() }),
]);

/** What becomes of the last ingest that was ordered here. Times are ISO 8601. */
export type IngestState =
  | Readonly<{ state: "idle" }>
  | Readonly<{ state: "running"; startedAt: string }>
  | Readonly<{ state: "done"; startedAt: string; endedAt: string; report: Readonly<Record<string, unknown>> }>
  | Readonly<{ state: "failed"; startedAt: string; endedAt: string; code: string; message: string }>;

export type IngestDesk = Readonly<{
  state: () => IngestState;
  /** @throws {ApiError} `ingest_running` */
  start: () => IngestState;
  /** Ends an ingest under way; what is served does not change, and the next one goes on from there. */
  close: () => void;
}>;

export type IngestDeskParts = Readonly<{
  /** Starts an ingest that prints its report as JSON, in a process of its own: answers go on meanwhile. */
  run: () => ChildProcess;
  now: () => Date;
}>;

/** Takes orders for an ingest, one at a time. */
export function openIngestDesk({ run, now }: IngestDeskParts): IngestDesk {
  let state: IngestState = { state: "idle" };
  let child: ChildProcess | undefined;

  const start = (): IngestState => {
    if (state.state === "running")
      throw new ApiError("ingest_running", "An ingest is under way already.", {
        hint: "GET /api/admin/ingest says when it is done.",
      });
    const startedAt = now().toISOString();
    child = run();
    readOutput(child, (output) => {
      state = { ...outcomeOf(output), startedAt, endedAt: now().toISOString() };
      child = undefined;
    });
    state = { state: "running", startedAt };
    return state;
  };
  return { state: () => state, start, close: () => child?.kill() };
}

/** `npm run ingest` of this checkout, with this process's own settings. */
export function spawnIngest(root: string): ChildProcess {
  return spawn(process.execPath, ["--import", "tsx", "lib/cli/ingest.ts", "--json"], {
    cwd: root,
    stdio: ["ignore", "pipe", "ignore"],
  });
}

function readOutput(child: ChildProcess, onEnd: (output: string) => void): void {
  let output = "";
  child.stdout?.setEncoding("utf8").on("data", (text: string) => (output += text));
  child.once("error", () => onEnd(""));
  child.once("close", () => onEnd(output));
}

type Outcome =
  | Readonly<{ state: "done"; report: Readonly<Record<string, unknown>> }>
  | Readonly<{ state: "failed"; code: string; message: string }>;

function outcomeOf(output: string): Outcome {
  const told = printed.safeParse(parseJson(output));
  if (!told.success)
    return {
      state: "failed",
      code: "stopped",
      message: "The ingest ended without a report; run it by hand to see why.",
    };
  if ("read" in told.data) return { state: "done", report: told.data };
  return { state: "failed", ...told.data.error };
}

/** Undefined for what is no JSON: an ingest that was killed prints none. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
