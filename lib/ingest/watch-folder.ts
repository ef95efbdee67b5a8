import { watch } from "chokidar";

export type WatchOptions = Readonly<{
  /** Milliseconds without a change after which a change counts as finished. */
  quietMs: number;
  /** Changes that never stop are reported after this many milliseconds all the same. */
  longestMs: number;
  signal: AbortSignal;
  /** What keeps some of the folder from being watched. */
  onError: (error: unknown) => void;
}>;

/**
 * Calls `act` once `dir` is watched, and again whenever files below it have come, gone or changed and are quiet, also
 * while it was at work; never twice at a time. Links are not followed, hidden files are passed over. Ends when `signal`
 * aborts, after the call under way.
 */
export async function watchFolder(
  dir: string,
  { quietMs, longestMs, signal, onError }: WatchOptions,
  act: () => Promise<void>,
): Promise<void> {
  const watcher = watch(dir, { ignoreInitial: true, followSymlinks: false, ignored: isHiddenBelow(dir) });
  const quiet = new QuietTimes(quietMs, longestMs);
  const end = () => quiet.end();
  signal.addEventListener("abort", end, { once: true });
  try {
    watcher.on("error", onError).on("all", () => quiet.note());
    await new Promise<void>((resolve) => void watcher.once("ready", resolve));
    do await act();
    while (!signal.aborted && (await quiet.next()));
  } finally {
    signal.removeEventListener("abort", end);
    quiet.end();
    await watcher.close();
  }
}

function isHiddenBelow(dir: string): (path: string) => boolean {
  return (path) => path !== dir && /(?:^|[/\\])\.[^/\\]*$/u.test(path.slice(dir.length));
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
