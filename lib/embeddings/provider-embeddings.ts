import type { EmbeddingsInterface } from "@langchain/core/embeddings";
import type { NamedEmbeddings } from "./named-embeddings.ts";

/** A provider's own vectors under a name; the length of a vector is known after the first. */
export function nameEmbeddings(id: string, provider: EmbeddingsInterface): NamedEmbeddings {
  return new ProviderEmbeddings(id, provider);
}

/** A provider could not be asked, or gave no vectors; `message` says what to look at. */
export class EmbeddingsProviderError extends Error {
  override readonly name = "EmbeddingsProviderError";
}

class ProviderEmbeddings implements NamedEmbeddings {
  readonly fixed = false;
  dimension: number | undefined;

  constructor(
    readonly id: string,
    private readonly provider: EmbeddingsInterface,
  ) {}

  async embedQuery(text: string): Promise<number[]> {
    const vector = await this.asking(() => this.provider.embedQuery(text));
    this.dimension = vector.length;
    return vector;
  }

  async embedDocuments(texts: string[]): Promise<number[][]> {
    const vectors = await this.asking(() => this.provider.embedDocuments(texts));
    this.dimension = vectors[0]?.length ?? this.dimension;
    return vectors;
  }

  private async asking<T>(ask: () => Promise<T>): Promise<T> {
    try {
      return await ask();
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : String(cause);
      throw new EmbeddingsProviderError(`EMBEDDINGS=${this.id} gave no vectors: ${why}`, { cause });
    }
  }
}
