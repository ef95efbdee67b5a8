import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Archive } from "../lib/archive/archive.ts";
import { serveGenerations } from "../lib/served-generation.ts";
import { memoryArchive } from "./fixtures/memory-archive.ts";

const GRACE_MS = 30_000;

/** A folder of generations: `publish` puts a new one in place, `closed` is what has been closed since. */
function inventSource() {
  let newest: string | undefined = "1";
  const opened: string[] = [];
  const closed: string[] = [];
  const open = (): Promise<{ archive: Archive }> => {
    const generation = newest ?? "";
    opened.push(generation);
    const archive = memoryArchive([]);
    const close = () => Promise.resolve(void closed.push(generation));
    return Promise.resolve({ archive: { ...archive, info: { ...archive.info, generation }, close } });
  };
  const publish = (generation: string | undefined) => void (newest = generation);
  return { source: { current: () => Promise.resolve(newest), open }, publish, opened, closed };
}

const generationOf = ({ archive }: { archive: Archive }) => Promise.resolve(archive.info.generation);

/** Work that ends when it is told to. */
function holdOpen() {
  let finish: () => void = () => undefined;
  const done = new Promise<void>((resolve) => (finish = resolve));
  return { work: () => done, finish };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("serveGenerations", () => {
  it("opens a new generation at the next question, and only then", async () => {
    const { source, publish, opened } = inventSource();
    const served = await serveGenerations(source);
    expect(await served.lend(generationOf)).toBe("1");
    publish("2");
    expect(opened).toEqual(["1"]);
    expect(await served.lend(generationOf)).toBe("2");
    expect(await served.lend(generationOf)).toBe("2");
    expect(opened).toEqual(["1", "2"]);
  });

  it("opens it once for questions put at the same time", async () => {
    const { source, publish, opened } = inventSource();
    const served = await serveGenerations(source);
    publish("2");
    const answers = await Promise.all([1, 2, 3].map(() => served.lend(generationOf)));
    expect(answers).toEqual(["2", "2", "2"]);
    expect(opened).toEqual(["1", "2"]);
  });

  it("closes the old one after a while, when nobody uses it", async () => {
    const { source, publish, closed } = inventSource();
    const served = await serveGenerations(source);
    publish("2");
    await served.lend(generationOf);
    await vi.advanceTimersByTimeAsync(GRACE_MS - 1);
    expect(closed).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(closed).toEqual(["1"]);
  });

  it("keeps the old one open until the last question put to it is answered", async () => {
    const { source, publish, closed } = inventSource();
    const served = await serveGenerations(source);
    const slow = holdOpen();
    const asking = served.lend(slow.work);
    await vi.advanceTimersByTimeAsync(0);
    publish("2");
    await served.lend(generationOf);
    await vi.advanceTimersByTimeAsync(2 * GRACE_MS);
    expect(closed).toEqual([]);
    slow.finish();
    await asking;
    expect(closed).toEqual(["1"]);
  });

  it("gives a generation back when the work on it fails", async () => {
    const { source, publish, closed } = inventSource();
    const served = await serveGenerations(source);
    await expect(served.lend(() => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
    publish("2");
    await served.lend(generationOf);
    await vi.advanceTimersByTimeAsync(GRACE_MS);
    expect(closed).toEqual(["1"]);
  });

  it("goes on with the old one while there is no newest", async () => {
    const { source, publish, opened } = inventSource();
    const served = await serveGenerations(source);
    publish(undefined);
    expect(await served.lend(generationOf)).toBe("1");
    expect(opened).toEqual(["1"]);
  });

  it("tries again at the next question when a new generation cannot be opened", async () => {
    const { source, publish } = inventSource();
    let broken = false;
    const open = () => (broken ? Promise.reject(new Error("damaged")) : source.open());
    const served = await serveGenerations({ ...source, open });
    publish("2");
    broken = true;
    await expect(served.lend(generationOf)).rejects.toThrow("damaged");
    broken = false;
    expect(await served.lend(generationOf)).toBe("2");
  });

  it("closes the one it serves when it is closed, once the questions put to it are answered", async () => {
    const { source, closed } = inventSource();
    const served = await serveGenerations(source);
    const slow = holdOpen();
    const asking = served.lend(slow.work);
    await vi.advanceTimersByTimeAsync(0);
    await served.close();
    expect(closed).toEqual([]);
    slow.finish();
    await asking;
    expect(closed).toEqual(["1"]);
  });
});
