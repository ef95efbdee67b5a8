import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { ArticleSummary } from "../../domain/article.ts";
import { indexedOf } from "./bring-up-to-date.ts";
import { databasePath } from "./database.ts";
import type { EmbeddedArchive } from "./embedded-archive.ts";
import { generationFolder, isMissing, KEYWORD_FILE, type Manifest, VECTOR_FILE } from "./generation-files.ts";
import { bringIndexes, type IndexedParts, loadIndexes, type OpenedIndexes } from "./opened-indexes.ts";
import { bringSummaries, readChanges } from "./record-changes.ts";

type Kept = IndexedParts & Readonly<{ archive: EmbeddedArchive; indexes: OpenedIndexes; looks: string }>;

/** What one reader of an archive opened last, while that is open: its rows are kept for it, and so can be told from newer ones. */
export class LastOpened {
  private kept: Kept | undefined;

  keep(kept: Kept): void {
    this.kept = kept;
  }

  forget(archive: EmbeddedArchive): void {
    if (this.kept?.archive === archive) this.kept = undefined;
  }

  get(): Kept | undefined {
    return this.kept;
  }
}

export type Opened = OpenedIndexes &
  Readonly<{
    summaries?: readonly ArticleSummary[] | undefined;
    /** Absent: nothing that a later generation could share. */
    looks?: string | undefined;
  }>;

/** What is in memory of the generation opened last is taken over where its files are the very ones of this. */
export async function openIndexes(parts: IndexedParts, last: LastOpened): Promise<Opened> {
  const looks = await lookAt(parts);
  const before = last.get();
  if (looks !== undefined && before?.looks === looks && isContinued(before, parts))
    return { ...(await bring(before, parts)), looks };
  const loaded = await loadIndexes(parts);
  const lacksVectors =
    parts.embeddings !== undefined && parts.manifest.embeddings !== null && !loaded.vectors;
  return { ...loaded, looks: loaded.isWhole && !lacksVectors ? looks : undefined };
}

function isContinued(before: Kept, { manifest, record, embeddings }: IndexedParts): boolean {
  return (
    before.embeddings === embeddings &&
    before.record.at <= record.at &&
    proofsOf(before.manifest) === proofsOf(manifest) &&
    indexedOf(before.manifest).rows === indexedOf(manifest).rows
  );
}

function proofsOf({ files }: Manifest): string {
  return `${files.keywords.sha256} ${files.vectors?.sha256 ?? ""}`;
}

async function bring(before: Kept, parts: IndexedParts): Promise<Opened> {
  const { database, record } = parts;
  const between = { since: before.record.at, at: record.at };
  const changes = readChanges(database, between);
  const listed = before.archive.knownSummaries;
  const summaries = listed && bringSummaries(listed, database, { between, went: changes.went });
  return { ...(await bringIndexes(before.indexes, changes, parts)), summaries };
}

/** A file that looks as it did when it was proven is proven. Undefined when one is missing. */
async function lookAt({ dataDir, manifest }: IndexedParts): Promise<string | undefined> {
  const folder = generationFolder(dataDir, manifest.name);
  const files = [join(folder, KEYWORD_FILE), ...(manifest.files.vectors ? [join(folder, VECTOR_FILE)] : [])];
  try {
    const looks = await Promise.all(files.map((file) => stat(file, { bigint: true })));
    const { dev, ino } = await stat(databasePath(dataDir), { bigint: true });
    return [
      `${dev}:${ino}`,
      ...looks.map((look) => `${look.dev}:${look.ino}:${look.size}:${look.mtimeNs}`),
    ].join(" ");
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}
