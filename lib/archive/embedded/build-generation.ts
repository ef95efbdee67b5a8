import { join } from "node:path";
import type { RecordCounts } from "../archive-writer.ts";
import { writeDurably } from "./durable-files.ts";
import {
  KEYWORD_FILE,
  makeBuildFolder,
  type Manifest,
  sealGeneration,
  VECTOR_FILE,
} from "./generation-files.ts";
import type { KeywordDocument } from "./keyword-columns.ts";
import { buildKeywordIndex, openKeywordIndex, type WholeKeywordIndex } from "./keyword-index.ts";
import { mergeKeywordIndexes } from "./merge-keyword-indexes.ts";
import type { EmbeddedRecord } from "./record.ts";
import { addVectors, emptyVectorIndex, type VectorIndex } from "./vector-index.ts";

export type GenerationParts = Readonly<{
  dataDir: string;
  name: string;
  rows: number;
  counts: RecordCounts;
  builtAt: string;
  embedded?: string | undefined;
  keywords: WholeKeywordIndex;
  vectors: Readonly<{ id: string; index: VectorIndex }> | null;
}>;

/** Writes the indexes aside and gives their folder its name; what is served does not change by it. */
export async function writeGeneration(parts: GenerationParts): Promise<Manifest> {
  const { dataDir, name, rows, counts, builtAt, embedded, keywords, vectors } = parts;
  const folder = await makeBuildFolder(dataDir, name);
  await writeDurably(join(folder, KEYWORD_FILE), keywords.toBytes());
  if (vectors) await vectors.index.writeIndex(join(folder, VECTOR_FILE));
  const embeddings = vectors && { id: vectors.id, dimension: vectors.index.getNumDimensions() };
  return sealGeneration(dataDir, folder, {
    name,
    rows,
    builtAt,
    embeddings,
    counts,
    ...(embedded !== undefined && { embedded }),
  });
}

export function buildKeywords(record: EmbeddedRecord): WholeKeywordIndex {
  return buildKeywordIndex(keywordDocuments(record));
}

/** Articles get dense numbers in the order of their rows, which is also that of `record.numbers()`. */
function* keywordDocuments(record: EmbeddedRecord): Generator<KeywordDocument> {
  const dense = new Map(record.numbers().map(({ number }, index) => [number, index]));
  for (const { id, article, text, context_line: contextLine } of record.passages())
    yield { passageId: id, article: dense.get(article) ?? 0, text, contextLine };
}

/** The index in `base` brought up to the record; `born` are the passages it cannot know. */
export function extendKeywords(
  base: Uint8Array,
  record: EmbeddedRecord,
  born: readonly number[],
): WholeKeywordIndex {
  const added = buildKeywordIndex(bornDocuments(record, born)).toBytes();
  const unknown = new Set(born);
  const dense = new Map(record.numbers().map(({ number }, index) => [number, index]));
  const articleOf = new Map(record.passageArticles().map(({ id, article }) => [id, dense.get(article) ?? 0]));
  const merged = mergeKeywordIndexes(base, added, {
    keepsPassage: (id) => articleOf.has(id) && !unknown.has(id),
    articleOf: (id) => articleOf.get(id) ?? 0,
  });
  return openKeywordIndex(merged);
}

/** Newest rows last, as in the whole record. Their articles are numbered in the merged index only. */
function* bornDocuments(record: EmbeddedRecord, born: readonly number[]): Generator<KeywordDocument> {
  for (const passageId of [...born].sort((a, b) => a - b)) {
    const passage = record.passage(passageId);
    if (passage) yield { passageId, article: 0, text: passage.text, contextLine: passage.contextLine };
  }
}

export async function buildVectors(
  record: EmbeddedRecord,
  embeddings: Readonly<{ id: string; dimension: number }>,
  signal?: AbortSignal,
): Promise<VectorIndex> {
  const index = await emptyVectorIndex(embeddings.dimension, record.counts().passages);
  await addVectors(index, record.vectors(embeddings.id), signal);
  return index;
}
