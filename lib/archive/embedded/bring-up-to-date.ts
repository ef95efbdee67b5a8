import { extendKeywords } from "./build-generation.ts";
import type { Manifest } from "./generation-files.ts";
import { openKeywordIndex, type WholeKeywordIndex } from "./keyword-index.ts";
import { unpackArrays } from "./packed-arrays.ts";
import type { EmbeddedRecord } from "./record.ts";
import { addVectors, type VectorIndex } from "./vector-index.ts";

/** Of which rows a generation's files are, and how many passages those had. */
export type Indexed = Readonly<{ rows: number; passages: number }>;

export function indexedOf({ indexed, rows, counts }: Manifest): Indexed {
  return indexed ?? { rows, passages: counts.passages };
}

/** The index in `bytes`, which is of the rows `indexed`, as the record has it. */
export function bringKeywords(
  bytes: Uint8Array,
  indexed: Indexed,
  record: EmbeddedRecord,
): WholeKeywordIndex {
  if (indexed.rows === record.at) return openKeywordIndex(bytes);
  return extendKeywords(bytes, record, record.passagesSince(indexed.rows));
}

/**
 * Brings `index`, which is of the rows `indexed`, to what the record has. What it knew then is told by the keyword index of
 * the same rows, `keywords`: a graph's own labels include those it has marked as gone before. Without it they stay, and
 * whoever searches passes over them.
 */
export async function bringVectors(
  index: VectorIndex,
  parts: Readonly<{
    indexed: Indexed;
    keywords: Uint8Array | undefined;
    record: EmbeddedRecord;
    embeddings: string;
  }>,
): Promise<void> {
  const { indexed, keywords, record, embeddings } = parts;
  if (indexed.rows === record.at) return;
  const alive = new Set(record.passageArticles().map(({ id }) => id));
  const known = new Set(index.getIdsList());
  if (keywords)
    for (const id of unpackArrays(keywords).uint32("passageIds"))
      if (!alive.has(id) && known.has(id)) index.markDelete(id);
  const missing = record.passagesSince(indexed.rows).filter((id) => !known.has(id));
  await addVectors(index, record.vectorsFor(missing, embeddings));
}
