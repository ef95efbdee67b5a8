import { ArchiveLockedError } from "../archive-errors.ts";
import { writeGeneration } from "./build-generation.ts";
import type { OpenedParts } from "./embedded-archive.ts";
import { findServed, newGenerationName, switchCurrent } from "./generation-files.ts";
import { takeIngestLock } from "./ingest-lock.ts";
import type { VectorIndex } from "./vector-index.ts";

/**
 * Puts a whole folder in the place of a damaged one, for the same rows. Left to the ingest that is at work, if one is, and
 * undone by nothing: another generation that is served meanwhile stays. `isWhole`: only the pointer was lost.
 */
export async function mendGeneration(
  parts: OpenedParts & Readonly<{ vectors: VectorIndex | undefined }>,
  isWhole: boolean,
): Promise<void> {
  const { dataDir, record, manifest, embeddings, indexes, vectors } = parts;
  // Without vectors in memory, a generation that had some would lose them.
  if (!isWhole && manifest?.embeddings && !vectors) return;
  const lock = await takeIngestLock(dataDir).catch((error: unknown) => {
    if (error instanceof ArchiveLockedError) return undefined;
    throw error;
  });
  if (!lock) return;
  try {
    const served = await findServed(dataDir);
    if (served && (served.rows !== record.at || served.manifest?.name !== manifest?.name)) return;
    if (manifest && isWhole) return await switchCurrent(dataDir, manifest.name);
    const built = await writeGeneration({
      dataDir,
      name: newGenerationName(record.at),
      rows: record.at,
      counts: record.counts(),
      builtAt: manifest?.builtAt ?? new Date().toISOString(),
      keywords: indexes.wholeKeywords(),
      vectors: vectors && embeddings ? { id: embeddings.id, index: vectors } : null,
    });
    await switchCurrent(dataDir, built.name);
  } finally {
    lock.release();
  }
}
