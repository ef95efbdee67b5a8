import { join } from "node:path";
import type { RecordCounts } from "../archive-writer.ts";
import { writeDurably } from "./durable-files.ts";
import {
  KEYWORD_FILE,
  makeBuildFolder,
  type Manifest,
  newGenerationName,
  sealGeneration,
  VECTOR_FILE,
} from "./generation-files.ts";
import { buildKeywordIndex, type KeywordDocument, type KeywordIndex } from "./keyword-index.ts";
import type { EmbeddedRecord } from "./record.ts";
import { addVectors, emptyVectorIndex, type VectorIndex } from "./vector-index.ts";

export type GenerationParts = Readonly<{
  dataDir: string;
  rows: number;
  counts: RecordCounts;
  builtAt: string;
  keywords: KeywordIndex;
  vectors: Readonly<{ id: string; index: VectorIndex }> | null;
}>;

/** Writes the indexes aside and gives their folder its name; what is served does not change by it. */
export async function writeGeneration(parts: GenerationParts): Promise<Manifest> {
  const { dataDir, rows, counts, builtAt, keywords, vectors } = parts;
  const name = newGenerationName(rows);
  const folder = await makeBuildFolder(dataDir, name);
  await writeDurably(join(folder, KEYWORD_FILE), keywords.toBytes());
  if (vectors) await vectors.index.writeIndex(join(folder, VECTOR_FILE));
  const embeddings = vectors && { id: vectors.id, dimension: vectors.index.getNumDimensions() };
  return sealGeneration(dataDir, folder, { name, rows, builtAt, embeddings, counts });
}

export function buildKeywords(record: EmbeddedRecord): KeywordIndex {
  return buildKeywordIndex(keywordDocuments(record));
}

/** Articles get dense numbers in the order of their rows, which is also that of `record.numbers()`. */
function* keywordDocuments(record: EmbeddedRecord): Generator<KeywordDocument> {
  const dense = new Map(record.numbers().map(({ number }, index) => [number, index]));
  for (const { id, article, text, context_line: contextLine } of record.passages())
    yield { passageId: id, article: dense.get(article) ?? 0, text, contextLine };
}

export async function buildVectors(
  record: EmbeddedRecord,
  embeddings: Readonly<{ id: string; dimension: number }>,
  signal?: AbortSignal,
): Promise<VectorIndex> {
  const index = emptyVectorIndex(embeddings.dimension, record.counts().passages);
  await addVectors(index, record.vectors(embeddings.id), signal);
  return index;
}
