import { Embeddings } from "@langchain/core/embeddings";
import type { NamedEmbeddings } from "./named-embeddings.ts";
import { type EmbedTexts, loadUseLite, USE_LITE } from "./use-lite.ts";
import { WorkerPool } from "./worker-pool.ts";

/** Up to this many texts it is quicker to embed here than to start threads. */
const FEW = 24;

/** Universal Sentence Encoder Lite: questions on this thread, whole corpora in threads of their own. */
export class BundledEmbeddings extends Embeddings implements NamedEmbeddings {
  readonly id = USE_LITE.id;
  readonly dimension = USE_LITE.dimension;
  readonly fixed = true;
  private readonly pool = new WorkerPool();
  private loading: Promise<EmbedTexts> | undefined;

  constructor() {
    super({});
  }

  async embedQuery(text: string): Promise<number[]> {
    const [vector = []] = await this.embedHere([text]);
    return vector;
  }

  async embedDocuments(texts: string[]): Promise<number[][]> {
    return texts.length <= FEW ? this.embedHere(texts) : this.pool.embed(texts, this.dimension);
  }

  async close(): Promise<void> {
    await this.pool.close();
  }

  private async embedHere(texts: readonly string[]): Promise<number[][]> {
    this.loading ??= loadUseLite();
    return (await this.loading)(texts);
  }
}
