import type { SingleBar } from "cli-progress";
import type { IngestProgress } from "../ingest/ingest.ts";

const STEPS: Record<IngestProgress["step"], string> = {
  reading: "Reading files",
  embedding: "Embedding passages",
  indexing: "Building indexes",
};
/** Steps of `indexing`: keywords, vectors, writing, switching. */
const INDEXING_STEPS = 4;

export type ProgressBar = Readonly<{ show: (progress: IngestProgress) => void; stop: () => void }>;

/** Whatever a bar can be drawn on; nothing is drawn where it is no terminal. */
export type ProgressStream = NodeJS.WritableStream & Readonly<{ isTTY?: boolean }>;

/** One bar a step, with rate and time left, on a terminal; nothing where the output is no terminal. */
export async function openProgressBar(stream: ProgressStream): Promise<ProgressBar> {
  if (!stream.isTTY) return { show: () => undefined, stop: () => undefined };
  const { SingleBar } = await import("cli-progress");
  let shown: { step: string; bar: SingleBar; since: number } | undefined;
  const stop = () => {
    shown?.bar.stop();
    shown = undefined;
  };
  return {
    show({ step, done, total = step === "indexing" ? INDEXING_STEPS : undefined }) {
      if (shown?.step !== step) {
        stop();
        const bar = new SingleBar({ stream, format: formatOf(step, total !== undefined), hideCursor: true });
        bar.start(total ?? done, 0, { rate: "" });
        shown = { step, bar, since: performance.now() };
      }
      shown.bar.setTotal(total ?? done);
      shown.bar.update(done, { rate: rateOf(done, performance.now() - shown.since) });
    },
    stop,
  };
}

function formatOf(step: IngestProgress["step"], counted: boolean): string {
  if (step === "indexing") return `${STEPS[step]} {bar} {value}/{total}`;
  if (!counted) return `${STEPS[step]} {value} · {rate}`;
  return `${STEPS[step]} {bar} {value}/{total} · {rate} · {eta_formatted} left`;
}

function rateOf(done: number, tookMs: number): string {
  const rate = tookMs > 0 ? (done / tookMs) * 1000 : 0;
  return `${rate >= 10 ? Math.round(rate) : rate.toFixed(1)}/s`;
}
