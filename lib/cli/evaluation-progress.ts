import { SingleBar } from "cli-progress";

/** One bar after another on standard error; nothing at all where that is no terminal. */
export type StepProgress = Readonly<{
  /** Starts a new bar whenever `step` is another one than before. */
  show: (step: string, done: number, total: number) => void;
  stop: () => void;
}>;

export function openStepProgress(stream: NodeJS.WriteStream = process.stderr): StepProgress {
  if (!stream.isTTY) return { show: () => undefined, stop: () => undefined };
  let step = "";
  let bar: SingleBar | undefined;
  const stop = () => {
    bar?.stop();
    bar = undefined;
  };
  return {
    show(next, done, total) {
      if (next !== step || !bar) {
        stop();
        step = next;
        bar = new SingleBar({
          stream,
          format: `${step.padEnd(10)} {bar} {value}/{total} · {eta_formatted} left`,
          hideCursor: true,
          clearOnComplete: true,
        });
        bar.start(total, done);
      }
      bar.setTotal(total);
      bar.update(done);
    },
    stop,
  };
}
