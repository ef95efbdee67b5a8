import type { Article } from "../domain/article.ts";
import type { NamedEmbeddings } from "../embeddings/named-embeddings.ts";

/** A way of finding passages, measured beside the others on the same articles. */
export interface Subject {
  readonly name: string;
  /** Indexes the articles into an empty folder; how many passages (or chunks) it made of them. */
  build(articles: readonly Article[], folder: string, embeddings: NamedEmbeddings): Promise<number>;
  /** Opens what `build` left in the folder, ready for its first question. */
  open(folder: string, embeddings: NamedEmbeddings): Promise<OpenSubject>;
}

export interface OpenSubject {
  /** The articles of the best passages, best first, one entry a passage. */
  search(question: string, limit: number): Promise<readonly string[]>;
  close(): Promise<void>;
}
