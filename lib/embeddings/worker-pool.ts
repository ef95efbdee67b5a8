import { availableParallelism } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";

export type EmbeddingJob = Readonly<{ job: number; texts: readonly string[] }>;
export type EmbeddingResult =
  | Readonly<{ job: number; ok: true; numbers: Float32Array }>
  | Readonly<{ job: number; ok: false; why: string }>;

/** Texts a thread takes at a time. */
const CHUNK = 16;
/** Each thread holds a model of its own, about 150 MB. */
const MOST_THREADS = 8;

type Pending = Readonly<{
  texts: readonly string[];
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

  /** Vectors in the order of the texts. @throws when a thread fails; the others go on. */
  async embed(texts: readonly string[], dimension: number): Promise<number[][]> {
    // Texts of one run are padded to the longest of it, so those of like length go together.
    const order = texts.map((_, index) => index).sort((a, b) => lengthOf(texts[a]) - lengthOf(texts[b]));
    const chunks: Promise<Float32Array>[] = [];
    for (let at = 0; at < order.length; at += CHUNK)
      chunks.push(this.enqueue(order.slice(at, at + CHUNK).map((index) => texts[index] ?? "")));
    const done = (await Promise.all(chunks)).flatMap((numbers) => cutVectors(numbers, dimension));
    const vectors: number[][] = new Array<number[]>(texts.length);
    for (const [place, index] of order.entries()) vectors[index] = done[place] ?? [];
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

  private enqueue(texts: readonly string[]): Promise<Float32Array> {
    return new Promise((resolve, reject) => {
      this.queue.push({ texts, resolve, reject });
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

  private run(worker: Worker, { texts, resolve, reject }: Pending): void {
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
    worker.postMessage({ job, texts } satisfies EmbeddingJob);
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

function lengthOf(text: string | undefined): number {
  return text?.length ?? 0;
}

function cutVectors(numbers: Float32Array, dimension: number): number[][] {
  return Array.from({ length: numbers.length / dimension }, (_, index) =>
    Array.from(numbers.subarray(index * dimension, (index + 1) * dimension)),
  );
}
