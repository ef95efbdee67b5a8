import { type ChildProcess, spawn } from "node:child_process";
import { afterEach, describe, expect, it, vi } from "vitest";
import { keepIngest, type KeptIngest, type KeptNews } from "../../lib/server/keep-ingest.ts";

const PATIENCE_MS = 60_000;
const ORDER = { args: ["--json"], columns: undefined };

/** Processes that are ready at once, and do this when an order comes; each is told its place among those started. */
function starting(onOrder: string) {
  const started: ChildProcess[] = [];
  const start = () => {
    const code = `const tell = (news) => process.send(news); const place = ${started.length};
      process.on("message", (order) => { ${onOrder} }); tell({ kind: "ready" });`;
    const child = spawn(process.execPath, ["-e", code], { stdio: ["ignore", "ignore", "ignore", "ipc"] });
    started.push(child);
    return child;
  };
  return { started, start };
}

const open: KeptIngest[] = [];
function keep(start: () => ChildProcess): KeptIngest {
  const kept = keepIngest(start);
  open.push(kept);
  return kept;
}
afterEach(() => {
  for (const kept of open.splice(0)) kept.close();
});

const never = new AbortController().signal;

describe("an ingest that is kept started", () => {
  it("carries out one order after the other in one process, and tells what is printed", async () => {
    const { started, start } = starting(`
      tell({ kind: "begun" });
      tell({ kind: "text", to: "out", text: order.args.join(" ") });
      tell({ kind: "done", code: 3, isWorn: false });`);
    const kept = keep(start);
    for (let run = 0; run < 2; run++) {
      const heard: KeptNews[] = [];
      expect(await kept.run(ORDER, (news) => heard.push(news), never)).toBe(3);
      expect(heard).toEqual([{ kind: "begun" }, { kind: "text", to: "out", text: "--json" }]);
    }
    expect(started).toHaveLength(1);
  });

  it("takes no second order while one is under way", async () => {
    const { start } = starting(`setTimeout(() => tell({ kind: "done", code: 0, isWorn: false }), 50);`);
    const kept = keep(start);
    const first = kept.run(ORDER, () => undefined, never);
    expect(await kept.run(ORDER, () => undefined, never)).toBeUndefined();
    expect(await first).toBe(0);
  });

  it("is started again where it is of another program, and after a large ingest", async () => {
    const { started, start } = starting(
      `tell(place === 0 ? { kind: "outdated" } : { kind: "done", code: place, isWorn: true });`,
    );
    const kept = keep(start);
    expect(await kept.run(ORDER, () => undefined, never)).toBe(1);
    expect(await kept.run(ORDER, () => undefined, never)).toBe(2);
    expect(started).toHaveLength(3);
  });

  it("tells of no end where it was killed, and takes the next order", async () => {
    const { start } = starting(`
      if (place === 0) process.kill(process.pid, "SIGKILL");
      else tell({ kind: "done", code: 0, isWorn: false });`);
    const kept = keep(start);
    expect(await kept.run(ORDER, () => undefined, never)).toBeUndefined();
    expect(await kept.run(ORDER, () => undefined, never)).toBe(0);
  });

  it("ends with whoever gave the order", async () => {
    const { started, start } = starting(`tell({ kind: "begun" });`);
    const kept = keep(start);
    const left = new AbortController();
    const ended = kept.run(ORDER, () => left.abort(), left.signal);
    expect(await ended).toBeUndefined();
    await vi.waitFor(() => expect(started[0]?.signalCode).toBe("SIGTERM"), PATIENCE_MS);
  });

  it("ends when it is closed, and is not started again", async () => {
    const { started, start } = starting("");
    const kept = keep(start);
    kept.close();
    await vi.waitFor(() => expect(started[0]?.signalCode).toBe("SIGTERM"), PATIENCE_MS);
    expect(await kept.run(ORDER, () => undefined, never)).toBeUndefined();
    expect(started).toHaveLength(1);
  });
});
