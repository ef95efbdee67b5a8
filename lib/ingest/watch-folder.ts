import { type FSWatcher, watch } from "chokidar";

export type WatchOptions = Readonly<{
  /** Milliseconds without a change after which a change counts as finished. */
  quietMs: number;
  /** Changes that never stop are reported after this many milliseconds all the same. */
  longestMs: number;
  signal: AbortSignal;
  /** What keeps some of the folder from being watched. */
  onError: (error: unknown) => void;
}>;

export type FolderChanges = AsyncIterable<void> & Readonly<{ ready: Promise<void> }>;

/**
 * Yields whenever files below `dir` have come, gone or changed since it last did, once they are quiet; also what happens
 * while the consumer is at work. Links are not followed, hidden files are passed over. Ends when `signal` aborts.
 */
export function watchFolder(
  dir: string,
  { quietMs, longestMs, signal, onError }: WatchOptions,
): FolderChanges {
  const watcher = watch(dir, { ignoreInitial: true, followSymlinks: false, ignored: isHiddenBelow(dir) });
  const ready = new Promise<void>((resolve) => void watcher.once("ready", resolve));
  const quiet = new QuietTimes(quietMs, longestMs);
  watcher.on("error", onError).on("all", () => quiet.note());
  signal.addEventListener("abort", () => quiet.end(), { once: true });
  if (signal.aborted) quiet.end();
  return { ready, [Symbol.asyncIterator]: () => readChanges(watcher, quiet) };
}

function isHiddenBelow(dir: string): (path: string) => boolean {
  return (path) => path !== dir && /(?:^|[/\\])\.[^/\\]*$/u.test(path.slice(dir.length));
}

async function* readChanges(watcher: FSWatcher, quiet: QuietTimes): AsyncGenerator<void> {
  try {
    while (await quiet.next()) yield;
  } finally {
    quiet.end();
    await watcher.close();
  }
}

/** Turns a stream of events into the moments at which it has become quiet. */
class QuietTimes {
  private timer: NodeJS.Timeout | undefined;
  private since: number | undefined;
  private isDue = false;
  private isOver = false;
  private wake: () => void = () => undefined;

  constructor(
    private readonly quietMs: number,
    private readonly longestMs: number,
  ) {}

  note(): void {
    const now = performance.now();
    this.since ??= now;
    clearTimeout(this.timer);
    const left = this.since + this.longestMs - now;
    this.timer = setTimeout(() => this.settle(), Math.max(0, Math.min(this.quietMs, left)));
  }

  end(): void {
    clearTimeout(this.timer);
    this.isOver = true;
    this.wake();
  }

  /** False when there will be no other. */
  async next(): Promise<boolean> {
    if (!this.isDue && !this.isOver) await new Promise<void>((resolve) => (this.wake = resolve));
    const isDue = this.isDue && !this.isOver;
    this.isDue = false;
    return isDue;
  }

  private settle(): void {
    this.since = undefined;
    this.isDue = true;
    this.wake();
  }
}
