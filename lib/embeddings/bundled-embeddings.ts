import type { NamedEmbeddings } from "./named-embeddings.ts";
import type { PassageText, PassageVectors } from "./passage-text.ts";
import { USE_LITE } from "./use-lite-info.ts";
import { WorkerPool } from "./worker-pool.ts";

/** Up to this many passages one thread that runs already is quicker than starting others. */
const FEW = 24;

/** Universal Sentence Encoder Lite: questions in a thread of their own, which keeps this one free; whole corpora in several. */
export class BundledEmbeddings implements NamedEmbeddings {
  readonly id = USE_LITE.id;
  readonly dimension = USE_LITE.dimension;
  readonly fixed = true;
  private readonly few = new WorkerPool(1);
  private readonly many = new WorkerPool();

  async embedQuery(text: string): Promise<number[]> {
    const [vector = []] = await this.embedDocuments([text]);
    return vector;
  }

  async embedDocuments(texts: string[]): Promise<number[][]> {
    const vectors = await this.embedPassages(texts.map((text) => ({ text, sentences: [] })));
    return vectors.map(({ whole }) => [...whole]);
  }

  async embedPassages(passages: readonly PassageText[]): Promise<PassageVectors[]> {
    const pool = passages.length <= FEW ? this.few : this.many;
    return pool.embed(passages, this.dimension);
  }

  warm(): void {
    this.few.warm();
  }

  async close(): Promise<void> {
    await Promise.all([this.few.close(), this.many.close()]);
  }
}
