import type { NamedEmbeddings } from "../../embeddings/named-embeddings.ts";
import type { DatabaseSetting } from "../../settings.ts";
import { DamagedArchiveError, NoIndexError, WrongEmbeddingsError } from "../archive-errors.ts";
import type { ArchivePreview } from "../archive-writer.ts";
import { type Database, openSession, RESTORE } from "./database.ts";
import { findServed, type ServedRow } from "./generations.ts";
import { isUpToDate, migrate, readVersion, refuseNewer } from "./migrate.ts";
import { PostgresArchive, type PostgresParts } from "./postgres-archive.ts";
import { readArticleVersions, readFiles } from "./postgres-writer.ts";

/**
 * Opens what is served from a database. Without `embeddings` the vectors are left alone. Tables of an older version are
 * brought up to date first.
 * @throws {NoIndexError} {WrongEmbeddingsError} {NewerArchiveError} {DamagedArchiveError} {ArchiveBusyError}
 */
export async function openPostgresArchive(
  database: Database,
  setting: DatabaseSetting,
  embeddings: NamedEmbeddings | undefined,
  limits: Pick<PostgresParts, "scoredMax" | "rarestMax" | "exactMax"> = {},
): Promise<PostgresArchive> {
  const version = await readVersion(database);
  if (version === 0) throw new NoIndexError(database.name);
  refuseNewer(database.name, version);
  if (!isUpToDate(version)) await bringUpToDate(setting);
  const served = await findServed(database);
  if (!served) throw new NoIndexError(database.name);
  const builtWith = served.embeddings?.id ?? "none";
  if (embeddings && builtWith !== embeddings.id) throw new WrongEmbeddingsError(builtWith, embeddings.id);
  await proveWhole(database, served);
  return new PostgresArchive({ database, served, usesVectors: embeddings !== undefined, ...limits });
}

/** Tells the name of the generation now served; undefined while there is none. Tables once seen are not looked for again. */
export function watchGeneration(database: Database): () => Promise<string | undefined> {
  let isThere = false;
  return async () => {
    isThere ||= (await readVersion(database)) > 0;
    if (!isThere) return undefined;
    const [served] = await database.rows<{ name: string }>(
      "SELECT name FROM served JOIN generations ON number = generation",
    );
    return served?.name;
  };
}

/** What the archive knows, to see what an ingest would do; nothing is written, and nothing locked. */
export async function openPostgresPreview(database: Database): Promise<ArchivePreview> {
  const version = await readVersion(database);
  refuseNewer(database.name, version);
  const isThere = isUpToDate(version);
  return {
    articleVersions: () => (isThere ? readArticleVersions(database) : new Map()),
    files: () => (isThere ? readFiles(database) : new Map()),
    close: () => undefined,
  };
}

async function bringUpToDate(setting: DatabaseSetting): Promise<void> {
  const session = await openSession(setting);
  try {
    await migrate(session);
  } finally {
    await session.close();
  }
}

/** A record of which rows are gone is refused: it would be silent where it knew. */
async function proveWhole(database: Database, served: ServedRow): Promise<void> {
  const [found] = await database.rows<{ articles: number }>(
    "SELECT count(*) AS articles FROM articles WHERE born <= $1 AND died > $1",
    [served.number],
  );
  if (found?.articles === served.articles) return;
  const cause = new Error(`It holds ${found?.articles ?? 0} articles of ${served.articles}.`);
  throw new DamagedArchiveError(database.name, { cause }, RESTORE);
}
