import type { Archive } from "./archive/archive.ts";

/** Lends the generation now served; an old one is closed when the last question put to it is answered. */
export type ServedGeneration<T> = Readonly<{
  /** Runs `work` on the newest generation, which stays open until it is done. */
  lend<R>(work: (opened: T) => Promise<R>): Promise<R>;
  close(): Promise<void>;
}>;

export type GenerationSource<T> = Readonly<{
  /** Name of the newest generation; undefined while there is none. */
  current: () => Promise<string | undefined>;
  open: () => Promise<T>;
}>;

/** How long a replaced generation stays open for reads that were not lent. */
const GRACE_MS = 30_000;

type Lent<T> = { readonly opened: T; users: number; retired: boolean };

export async function serveGenerations<T extends { archive: Archive }>(
  source: GenerationSource<T>,
): Promise<ServedGeneration<T>> {
  let served: Lent<T> = { opened: await source.open(), users: 0, retired: false };
  let opening: Promise<void> | undefined;

  const closeWhenUnused = async (lent: Lent<T>) => {
    if (lent.retired && lent.users === 0) await lent.opened.archive.close();
  };
  const replace = async () => {
    const previous = served;
    served = { opened: await source.open(), users: 0, retired: false };
    // Routes may still be reading from the archive itself.
    setTimeout(() => {
      previous.retired = true;
      void closeWhenUnused(previous);
    }, GRACE_MS).unref();
  };
  const refresh = async () => {
    const newest = await source.current();
    if (newest === undefined || newest === served.opened.archive.info.generation) return;
    opening ??= replace().finally(() => (opening = undefined));
    await opening;
  };

  return {
    async lend(work) {
      await refresh();
      const lent = served;
      lent.users++;
      try {
        return await work(lent.opened);
      } finally {
        lent.users--;
        await closeWhenUnused(lent);
      }
    },
    async close() {
      served.retired = true;
      await closeWhenUnused(served);
    },
  };
}
