import { SynchronousInMemoryDocstore } from "@langchain/community/stores/doc/in_memory";
import { HNSWLib } from "@langchain/community/vectorstores/hnswlib";
import { Document } from "@langchain/core/documents";
import type { EmbeddingsInterface } from "@langchain/core/embeddings";
import { type ArticleId, parseArticleId } from "../../domain/article.ts";
import type { VectorIndex } from "./vector-index.ts";

/** `articleId` is undefined when the passage is not of the generation read. */
export type VectorHit = Readonly<{ passageId: number; articleId: ArticleId | undefined; similarity: number }>;

/** Not saved with an index, and 10 by default, which loses a fifth of the neighbours. */
const EF = 128;

/** LangChain's documents: which passage of which article. Its text is read when it has made its way into the evidence. */
class PassageDocstore extends SynchronousInMemoryDocstore {
  constructor(private readonly articleOf: (passageId: number) => ArticleId | undefined) {
    super();
  }

  override search(label: string): Document {
    const passageId = Number(label);
    return new Document({
      id: label,
      pageContent: "",
      metadata: { passageId, articleId: this.articleOf(passageId) },
    });
  }

  override add(): void {
    throw new Error("Passages come into the archive by ingest only.");
  }
}

/** The index as a LangChain vector store over the archive's passages. */
export function openVectorStore(
  index: VectorIndex,
  embeddings: EmbeddingsInterface,
  articleOf: (passageId: number) => ArticleId | undefined,
): HNSWLib {
  index.setEf(EF);
  const docstore = new PassageDocstore(articleOf);
  return new HNSWLib(embeddings, {
    space: "cosine",
    numDimensions: index.getNumDimensions(),
    index,
    docstore,
  });
}

/** Best first. A vector of zeros is near nothing. */
export async function searchVectorStore(
  store: HNSWLib,
  vector: Float32Array,
  limit: number,
): Promise<readonly VectorHit[]> {
  const most = Math.min(limit, store.index.getCurrentCount());
  if (most === 0 || vector.every((value) => value === 0)) return [];
  if (most > store.index.getEf()) store.index.setEf(most);
  const found = await store.similaritySearchVectorWithScore(Array.from(vector), most);
  return found.map(([{ id, metadata }, distance]) => ({
    passageId: Number(id),
    articleId: parseArticleId(String(metadata["articleId"] ?? "")),
    similarity: 1 - distance,
  }));
}
