import type { DatabaseSetting } from "../../settings.ts";
import type { ArchiveBackend } from "../archive-backend.ts";
import { openDatabase } from "./database.ts";
import { openPostgresArchive, openPostgresPreview, watchGeneration } from "./open-postgres.ts";
import { openPostgresSource } from "./postgres-source.ts";
import { openPostgresWriter } from "./postgres-writer.ts";

export function postgresBackend(setting: DatabaseSetting): ArchiveBackend {
  const database = openDatabase(setting);
  return {
    name: database.name,
    currentGeneration: watchGeneration(database),
    open: (embeddings) => openPostgresArchive(database, setting, embeddings),
    openWriter: () => openPostgresWriter(setting),
    openPreview: () => openPostgresPreview(database),
    openSource: () => openPostgresSource(setting),
    close: () => database.close(),
  };
}
