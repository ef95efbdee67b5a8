import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { watchFolder } from "../../lib/ingest/watch-folder.ts";

let dir: string;
let stop: AbortController;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "watch-"));
  stop = new AbortController();
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

/** Watches until `stop`; `calls` counts what was asked for. */
function watchIt(act: (call: number) => Promise<void> | void = () => undefined) {
  const seen = { calls: 0 };
  const onError = (error: unknown) => {
    throw error;
  };
  const options = { quietMs: 60, longestMs: 400, signal: stop.signal, onError };
  const ended = watchFolder(dir, options, async () => act(++seen.calls));
  const reach = async (calls: number) => {
    for (let tries = 0; tries < 3000 && seen.calls < calls; tries++) await sleep(20);
    expect(seen.calls).toBeGreaterThanOrEqual(calls);
  };
  return { seen, ended, reach };
}

/** What is told by the clock is tried again when the machine was busy with something else. */
describe("watchFolder", { retry: 2 }, () => {
  it("calls once at the start, and once more for changes that come together, in sub-folders too", async () => {
    const { seen, ended, reach } = watchIt();
    await reach(1);
    mkdirSync(join(dir, "below"));
    for (const name of ["a.txt", "b.txt", "below/c.txt"]) writeFileSync(join(dir, name), name);
    await reach(2);
    await sleep(250);
    expect(seen.calls).toBe(2);
    rmSync(join(dir, "a.txt"));
    await reach(3);
    stop.abort();
    await ended;
  });

  it("calls again for what changed while it was at work, and never twice at a time", async () => {
    let working = 0;
    const { ended, reach } = watchIt(async (call) => {
      expect(++working).toBe(1);
      if (call === 1) writeFileSync(join(dir, "late.txt"), "late");
      await sleep(200);
      working--;
    });
    await reach(2);
    stop.abort();
    await ended;
  });

  it("does not wait for changes that never stop", async () => {
    const { ended, reach, seen } = watchIt();
    await reach(1);
    const writing = setInterval(() => writeFileSync(join(dir, "busy.txt"), String(Math.random())), 25);
    await reach(2);
    clearInterval(writing);
    stop.abort();
    await ended;
    expect(seen.calls).toBeLessThan(10);
  });

  it("passes over hidden files", async () => {
    const { seen, ended, reach } = watchIt();
    await reach(1);
    writeFileSync(join(dir, ".hidden"), "x");
    await sleep(250);
    expect(seen.calls).toBe(1);
    stop.abort();
    await ended;
  });
});
