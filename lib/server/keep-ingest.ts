import { type ChildProcess, fork } from "node:child_process";
import { join } from "node:path";

/** What the kept process is told. `columns`: the width of the terminal on which a bar is to be drawn. */
export type KeptOrder = Readonly<{ args: readonly string[]; columns: number | undefined }>;

/** What it tells; nothing before it is ready. */
export type KeptNews =
  | Readonly<{ kind: "ready" }>
  | Readonly<{ kind: "begun" }>
  /** The program on disk is another one now: it has to be started again. */
  | Readonly<{ kind: "outdated" }>
  | Readonly<{ kind: "text"; to: "out" | "err"; text: string }>
  | Readonly<{ kind: "done"; code: number; isWorn: boolean }>;

export type KeptIngest = Readonly<{
  /**
   * The exit code of an ingest with these arguments; undefined when another one is under way here, or it ended without
   * telling any. `onNews` is told when it has begun, and what it prints. When `signal` aborts, it is ended.
   */
  run: (
    order: KeptOrder,
    onNews: (news: KeptNews) => void,
    signal: AbortSignal,
  ) => Promise<number | undefined>;
  close: () => void;
}>;

type Kept = Readonly<{ process: ChildProcess; isReady: Promise<boolean>; ended: Promise<void> }>;

const RESTART_MS = 2000;

/**
 * Keeps an ingest started, in a process of its own: to start it takes longer than what it does for one changed article. A
 * process that ends is started again; the system lets go of what it had locked, as of any other's.
 */
export function keepIngest(start: () => ChildProcess): KeptIngest {
  let kept: Kept | undefined;
  let isBusy = false;
  let isClosed = false;

  const open = (): Kept => {
    const opened = watchStart(start());
    void opened.ended.then(() => {
      if (kept === opened) kept = undefined;
      setTimeout(reopen, RESTART_MS).unref();
    });
    return opened;
  };
  const reopen = (): void => {
    if (!isClosed) kept ??= open();
  };
  const end = async ({ process, ended }: Kept): Promise<void> => {
    process.kill();
    await ended;
  };
  const runOn = async (
    ...[order, onNews, signal]: Parameters<KeptIngest["run"]>
  ): Promise<number | undefined> => {
    const current = (kept ??= open());
    if (!(await current.isReady) || signal.aborted) return undefined;
    const told = await giveOrder(current, order, { onNews, signal });
    if (told === undefined) return undefined;
    if (told.kind === "done" && !told.isWorn) return told.code;
    await end(current);
    return told.kind === "done" ? told.code : runOn(order, onNews, signal);
  };

  reopen();
  return {
    async run(...asked) {
      if (isBusy || isClosed) return undefined;
      isBusy = true;
      try {
        return await runOn(...asked);
      } finally {
        isBusy = false;
      }
    },
    close() {
      isClosed = true;
      kept?.process.kill();
    },
  };
}

/** The process that `keepIngest` keeps, of the program in `root` with the settings `env`. It does not keep this one alive. */
export function forkIngest(root: string, env: NodeJS.ProcessEnv): ChildProcess {
  const child = fork(join(root, "lib", "cli", "kept-ingest.ts"), {
    cwd: root,
    env,
    execArgv: ["--import", "tsx"],
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  child.unref();
  child.channel?.unref();
  return child;
}

function watchStart(process: ChildProcess): Kept {
  const ended = new Promise<void>((resolve) => {
    process.once("error", () => resolve());
    process.once("exit", () => resolve());
  });
  const isReady = new Promise<boolean>((resolve) => {
    process.on("message", (news: KeptNews) => news.kind === "ready" && resolve(true));
    void ended.then(() => resolve(false));
  });
  return { process, isReady, ended };
}

type Outcome = Extract<KeptNews, { kind: "done" | "outdated" }>;

/** Undefined when the process ends before it is done. */
async function giveOrder(
  { process, ended }: Kept,
  order: KeptOrder,
  { onNews, signal }: Readonly<{ onNews: (news: KeptNews) => void; signal: AbortSignal }>,
): Promise<Outcome | undefined> {
  const leave = () => process.kill();
  let hear = (_: KeptNews): void => undefined;
  const told = new Promise<Outcome>((resolve) => {
    hear = (news) => (news.kind === "done" || news.kind === "outdated" ? resolve(news) : onNews(news));
  });
  process.on("message", hear);
  signal.addEventListener("abort", leave, { once: true });
  try {
    // One that has ended already cannot be told, which its end says.
    process.send(order, () => undefined);
    return await Promise.race([told, ended.then(() => undefined)]);
  } finally {
    process.off("message", hear);
    signal.removeEventListener("abort", leave);
  }
}
