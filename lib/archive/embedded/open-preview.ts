import type { ArchivePreview } from "../archive-writer.ts";
import { hasDatabase, openForReading } from "./database.ts";
import { StagedRows } from "./staged-rows.ts";

/** What the archive in `dataDir` knows, to see what an ingest would do; nothing is written, and nothing locked. */
export function openEmbeddedPreview(dataDir: string): ArchivePreview {
  if (!hasDatabase(dataDir)) return EMPTY;
  const database = openForReading(dataDir);
  const rows = new StagedRows(database, 0);
  return {
    articleVersions: () => rows.articleVersions(),
    files: () => rows.files(),
    close: () => {
      database.close();
    },
  };
}

const EMPTY: ArchivePreview = {
  articleVersions: () => new Map(),
  files: () => new Map(),
  close: () => undefined,
};
