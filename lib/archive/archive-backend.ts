import type { NamedEmbeddings } from "../embeddings/named-embeddings.ts";
import type { Settings } from "../settings.ts";
import type { Archive } from "./archive.ts";
import type { ArchiveSource } from "./archive-source.ts";
import type { ArchivePreview, ArchiveWriter } from "./archive-writer.ts";
import { readCurrent } from "./embedded/generation-files.ts";

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
  /** What it serves, to be copied elsewhere. */
  openSource: () => Promise<ArchiveSource>;
  close: () => Promise<void>;
}>;

/** The database that is set, or else the folder. Nothing is opened by this; what a way in needs is loaded when it is taken. */
export async function archiveBackend({
  dataDir,
  database,
}: Pick<Settings, "dataDir" | "database">): Promise<ArchiveBackend> {
  if (database) return (await import("./postgres/postgres-backend.ts")).postgresBackend(database);
  let open: Promise<ArchiveBackend["open"]> | undefined;
  return {
    name: dataDir,
    currentGeneration: () => readCurrent(dataDir),
    open: async (embeddings) => (await (open ??= openerOf(dataDir)))(embeddings),
    openWriter: async () => (await import("./embedded/open-writer.ts")).openEmbeddedWriter(dataDir),
    openPreview: async () => (await import("./embedded/open-preview.ts")).openEmbeddedPreview(dataDir),
    openSource: async () => (await import("./embedded/embedded-source.ts")).openEmbeddedSource(dataDir),
    close: () => Promise.resolve(),
  };
}

/** Each generation it opens shares with the one before, while that is open, what both have in common. */
async function openerOf(dataDir: string): Promise<ArchiveBackend["open"]> {
  const { LastOpened } = await import("./embedded/last-opened.ts");
  const { openEmbeddedArchive } = await import("./embedded/open-archive.ts");
  const last = new LastOpened();
  return (embeddings) => openEmbeddedArchive(dataDir, embeddings, last);
}
