import { setImmediate as nextTurn } from "node:timers/promises";
import type hnswlib from "hnswlib-node";

/** The graph; its labels are passage numbers. */
export type VectorIndex = hnswlib.HierarchicalNSW;
export type LabelledVector = Readonly<{ label: number; vector: Float32Array }>;

/** hnswlib's own default and half of it: recall@10 stays above .99 and building takes half as long. */
const GRAPH = { m: 16, efConstruction: 100, randomSeed: 100 };
/** Vectors added before other work gets its turn; one takes about a millisecond. */
const TURN = 16;

export async function emptyVectorIndex(dimension: number, capacity: number): Promise<VectorIndex> {
  const index = await makeGraph(dimension);
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
  const index = await makeGraph(dimension);
  await index.readIndex(path);
  return index;
}

/** The library is loaded with the first: an ingest that shares the files of the generation before needs none. */
async function makeGraph(dimension: number): Promise<VectorIndex> {
  const { default: library } = await import("hnswlib-node");
  return new library.HierarchicalNSW("cosine", dimension);
}
