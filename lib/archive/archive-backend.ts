import type { NamedEmbeddings } from "../embeddings/named-embeddings.ts";
import type { DatabaseSetting, Settings } from "../settings.ts";
import type { Archive } from "./archive.ts";
import type { ArchivePreview, ArchiveWriter } from "./archive-writer.ts";
import { currentGeneration, openEmbeddedArchive } from "./embedded/open-archive.ts";
import { openEmbeddedPreview } from "./embedded/open-preview.ts";
import { openEmbeddedWriter } from "./embedded/open-writer.ts";
import { openDatabase } from "./postgres/database.ts";
import { openPostgresArchive, openPostgresPreview, watchGeneration } from "./postgres/open-postgres.ts";
import { openPostgresWriter } from "./postgres/postgres-writer.ts";

/** Where an archive is kept. Each way in throws what the functions it stands for throw. */
export type ArchiveBackend = Readonly<{
  /** Its folder, or "the database news at db.example:5432": never a password. */
  name: string;
  /** The name of the generation now served; undefined when there is none. Cheap enough to ask before every question. */
  currentGeneration: () => Promise<string | undefined>;
  /** Without `embeddings` the vectors are left alone. */
  open: (embeddings: NamedEmbeddings | undefined) => Promise<Archive>;
  openWriter: () => Promise<ArchiveWriter>;
  openPreview: () => Promise<ArchivePreview>;
  close: () => Promise<void>;
}>;

/** The database that is set, or else the folder. Nothing is opened by this. */
export function archiveBackend({
  dataDir,
  database,
}: Pick<Settings, "dataDir" | "database">): ArchiveBackend {
  if (database) return postgresBackend(database);
  return {
    name: dataDir,
    currentGeneration: () => currentGeneration(dataDir),
    open: (embeddings) => openEmbeddedArchive(dataDir, embeddings),
    openWriter: () => openEmbeddedWriter(dataDir),
    openPreview: async () => openEmbeddedPreview(dataDir),
    close: () => Promise.resolve(),
  };
}

function postgresBackend(setting: DatabaseSetting): ArchiveBackend {
  const database = openDatabase(setting);
  return {
    name: database.name,
    currentGeneration: watchGeneration(database),
    open: (embeddings) => openPostgresArchive(database, setting, embeddings),
    openWriter: () => openPostgresWriter(setting),
    openPreview: () => openPostgresPreview(database),
    close: () => database.close(),
  };
}
