import { setImmediate as nextTurn } from "node:timers/promises";
import { SynchronousInMemoryDocstore } from "@langchain/community/stores/doc/in_memory";
import { HNSWLib } from "@langchain/community/vectorstores/hnswlib";
import { Document } from "@langchain/core/documents";
import type { EmbeddingsInterface } from "@langchain/core/embeddings";
import hnswlib from "hnswlib-node";
import { type ArticleId, parseArticleId } from "../../domain/article.ts";
import type { Passage } from "../../domain/passage.ts";

/** The graph; its labels are passage numbers. */
export type VectorIndex = hnswlib.HierarchicalNSW;
export type LabelledVector = Readonly<{ label: number; vector: Float32Array }>;
/** `articleId` is undefined when the passage is not of the generation read. */
export type VectorHit = Readonly<{ passageId: number; articleId: ArticleId | undefined; similarity: number }>;

/**
 * m and efConstruction as hnswlib's own default and half of it: recall@10 stays above .99 and building takes half as
 * long. ef is not saved with an index and 10 by default, which loses a fifth of the neighbours.
 */
const GRAPH = { m: 16, efConstruction: 100, randomSeed: 100, ef: 128 };
/** Vectors added before other work gets its turn; one takes about a millisecond. */
const TURN = 16;

export function emptyVectorIndex(dimension: number, capacity: number): VectorIndex {
  const index = new hnswlib.HierarchicalNSW("cosine", dimension);
  const { m, efConstruction, randomSeed } = GRAPH;
  index.initIndex({ maxElements: Math.max(1, capacity), m, efConstruction, randomSeed });
  return index;
}

/** @throws when `signal` aborts */
export async function addVectors(
  index: VectorIndex,
  vectors: Iterable<LabelledVector>,
  signal?: AbortSignal,
): Promise<void> {
  let added = 0;
  for (const { label, vector } of vectors) {
    if (index.getCurrentCount() >= index.getMaxElements())
      index.resizeIndex(Math.ceil(index.getMaxElements() * 1.2) + 64);
    index.addPoint(Array.from(vector), label);
    if (++added % TURN === 0) await nextTurn();
    signal?.throwIfAborted();
  }
}

/** A damaged file can end the process: the caller has proven it by its hash. */
export async function readVectorIndex(path: string, dimension: number): Promise<VectorIndex> {
  const index = new hnswlib.HierarchicalNSW("cosine", dimension);
  await index.readIndex(path);
  return index;
}

/** LangChain's documents, read from our own passages when they are asked for. */
class PassageDocstore extends SynchronousInMemoryDocstore {
  constructor(private readonly readPassage: (id: number) => Passage | undefined) {
    super();
  }

  override search(label: string): Document {
    const passage = this.readPassage(Number(label));
    const { id: passageId, articleId, span } = passage ?? {};
    return new Document({
      id: label,
      pageContent: passage?.text ?? "",
      metadata: { passageId, articleId, span },
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
  readPassage: (id: number) => Passage | undefined,
): HNSWLib {
  index.setEf(GRAPH.ef);
  const docstore = new PassageDocstore(readPassage);
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
