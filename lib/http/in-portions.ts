import { setImmediate as nextRound } from "node:timers/promises";

/** Articles read in one go; other requests are answered between two portions. */
const PORTION = 50;

/** The items a portion at a time, with a round of the event loop between two. */
export async function* inPortions<T>(items: readonly T[], size = PORTION): AsyncGenerator<readonly T[]> {
  for (let at = 0; at < items.length; at += size) {
    yield items.slice(at, at + size);
    await nextRound();
  }
}
