import { parentPort } from "node:worker_threads";
import { loadUseLite } from "./use-lite.ts";
import type { EmbeddingJob, EmbeddingResult } from "./worker-pool.ts";

/** The thread's side of a WorkerPool: embeds each job and sends its vectors back, one after the other in one array. */
function serveJobs(port: NonNullable<typeof parentPort>): void {
  const loading = loadUseLite();
  port.on("message", (job: EmbeddingJob) => {
    void loading
      .then((embed) => embed(job.passages))
      .then((numbers): EmbeddingResult => ({ job: job.job, ok: true, numbers }))
      .catch((error: unknown): EmbeddingResult => ({ job: job.job, ok: false, why: String(error) }))
      .then((result) => port.postMessage(result));
  });
}

if (parentPort) serveJobs(parentPort);
