import { availableParallelism } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { PassageText, PassageVectors } from "./passage-text.ts";

export type EmbeddingJob = Readonly<{ job: number; passages: readonly PassageText[] }>;
export type EmbeddingResult =
  | Readonly<{ job: number; ok: true; numbers: Float32Array }>
  | Readonly<{ job: number; ok: false; why: string }>;

/** Passages a thread takes at a time. */
const CHUNK = 16;
/** Each thread holds a model of its own, about 60 MB. */
const MOST_THREADS = 8;

type Pending = Readonly<{
  passages: readonly PassageText[];
  resolve: (numbers: Float32Array) => void;
  reject: (error: Error) => void;
}>;

/** Threads that embed, as many as there are cores; started when first needed. They keep no process alive when idle. */
export class WorkerPool {
  private readonly idle: Worker[] = [];
  private readonly workers = new Set<Worker>();
  private readonly queue: Pending[] = [];
  private jobs = 0;

  constructor(private readonly most = Math.min(MOST_THREADS, availableParallelism())) {}

  /** Vectors in the order of the passages. @throws when a thread fails; the others go on. */
  async embed(passages: readonly PassageText[], dimension: number): Promise<PassageVectors[]> {
    // What is read together is padded to the longest of it, so passages of like length go together.
    const order = passages
      .map((passage, index) => ({ passage, index }))
      .sort((a, b) => a.passage.text.length - b.passage.text.length);
    const chunks: Promise<PassageVectors[]>[] = [];
    for (let at = 0; at < order.length; at += CHUNK) {
      const chunk = order.slice(at, at + CHUNK).map(({ passage }) => passage);
      chunks.push(this.enqueue(chunk).then((numbers) => cutVectors(numbers, chunk, dimension)));
    }
    const done = (await Promise.all(chunks)).flat();
    const vectors = new Array<PassageVectors>(passages.length);
    for (const [place, { index }] of order.entries()) vectors[index] = done[place] ?? NONE;
    return vectors;
  }

  /** Starts a first thread before there is work for it. */
  warm(): void {
    if (this.workers.size > 0) return;
    const worker = this.start();
    worker.unref();
    this.idle.push(worker);
  }

  async close(): Promise<void> {
    const ended = [...this.workers].map((worker) => worker.terminate());
    this.workers.clear();
    this.idle.length = 0;
    await Promise.all(ended);
  }

  private enqueue(passages: readonly PassageText[]): Promise<Float32Array> {
    return new Promise((resolve, reject) => {
      this.queue.push({ passages, resolve, reject });
      this.dispatch();
    });
  }

  private dispatch(): void {
    const worker = this.idle.pop() ?? (this.workers.size < this.most ? this.start() : undefined);
    const pending = worker && this.queue.shift();
    if (!worker) return;
    if (!pending) {
      this.idle.push(worker);
      return;
    }
    this.run(worker, pending);
  }

  private run(worker: Worker, { passages, resolve, reject }: Pending): void {
    const job = this.jobs++;
    const settle = (end: () => void) => {
      worker.off("message", onMessage).off("error", onError).off("exit", onExit).unref();
      end();
      this.dispatch();
    };
    const onMessage = (result: EmbeddingResult) =>
      settle(() => {
        this.idle.push(worker);
        if (result.ok) resolve(result.numbers);
        else reject(new Error(`The embedding thread failed: ${result.why}`));
      });
    const onError = (cause: Error) => settle(() => this.lose(worker, () => reject(cause)));
    const onExit = () =>
      settle(() => this.lose(worker, () => reject(new Error("The embedding thread ended."))));
    worker.on("message", onMessage).on("error", onError).on("exit", onExit).ref();
    worker.postMessage({ job, passages } satisfies EmbeddingJob);
  }

  private lose(worker: Worker, end: () => void): void {
    this.workers.delete(worker);
    end();
  }

  private start(): Worker {
    const worker = new Worker(join(import.meta.dirname, "start-worker.mjs"));
    this.workers.add(worker);
    return worker;
  }
}

const NONE: PassageVectors = { whole: [], sentences: [] };

/** `numbers` holds, for each passage, the vector of the whole and then those of its sentences. */
function cutVectors(
  numbers: Float32Array,
  passages: readonly PassageText[],
  dimension: number,
): PassageVectors[] {
  let at = 0;
  const next = () => Array.from(numbers.subarray(at, (at += dimension)));
  return passages.map(({ sentences }) => ({ whole: next(), sentences: sentences.map(next) }));
}
