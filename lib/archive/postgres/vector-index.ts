import type { Rows } from "./database.ts";

/** As the embedded index is built; pgvector's default is 64. */
const GRAPH = { m: 16, efConstruction: 100 };

/** Numbers a vector of pgvector's index may have: of 4-byte numbers, and of 2-byte ones. */
const INDEXED_MAX = { vector: 2000, halfvec: 4000 };

/** Embeddings as the database knows them. */
export type StoredEmbeddings = Readonly<{ number: number; id: string; dimension: number }>;

/**
 * The expression that is indexed for these embeddings; undefined when their vectors are too long for any index, and are
 * compared one by one. A dimension is part of a type and cannot be a parameter: it is a whole number, and nothing else.
 */
export function indexedType({ dimension }: StoredEmbeddings): string | undefined {
  if (!Number.isSafeInteger(dimension) || dimension < 1) throw new Error(`${dimension} is no dimension.`);
  const type = (["vector", "halfvec"] as const).find((name) => dimension <= INDEXED_MAX[name]);
  return type && `${type}(${dimension})`;
}

/** Made after the first vectors, since that is many times as quick as one by one. Readers go on meanwhile. */
export async function ensureVectorIndex(rows: Rows, embeddings: StoredEmbeddings): Promise<void> {
  const type = indexedType(embeddings);
  if (type === undefined) return;
  const number = Number(embeddings.number);
  const operators = type.replace(/\(.*/u, "_cosine_ops");
  await rows.rows(
    `CREATE INDEX IF NOT EXISTS vectors_of_${number} ON vectors USING hnsw ((embedding::${type}) ${operators})
     WITH (m = ${GRAPH.m}, ef_construction = ${GRAPH.efConstruction}) WHERE embeddings = ${number}`,
  );
}

export function writePgVector(vector: Float32Array): string {
  return `[${vector.join(",")}]`;
}
