/** There is nothing to answer from yet. */
export class NoIndexError extends Error {
  override readonly name = "NoIndexError";
  constructor(readonly dataDir: string) {
    super(`There is no index in ${dataDir}. Run: npm run ingest`);
  }
}

/** The vectors were made with other embeddings than those asked for. */
export class WrongEmbeddingsError extends Error {
  override readonly name = "WrongEmbeddingsError";
  constructor(
    readonly builtWith: string,
    readonly asked: string,
  ) {
    super(`Index was built with ${builtWith} but EMBEDDINGS asks for ${asked}. Run: npm run ingest`);
  }
}

/** The archive was written by a newer version of this program; it is left untouched. */
export class NewerArchiveError extends Error {
  override readonly name = "NewerArchiveError";
  constructor(dataDir: string, version: number) {
    super(
      `The archive in ${dataDir} has format ${version}, which is newer than this program. Update the program.`,
    );
  }
}

/** The database that holds the articles cannot be read. */
export class DamagedArchiveError extends Error {
  override readonly name = "DamagedArchiveError";
  constructor(dataDir: string, options: ErrorOptions) {
    super(
      `The archive in ${dataDir} is damaged. Put back a backup of the folder, or move it away and run: npm run ingest`,
      options,
    );
  }
}

/** Another ingest is at work on the same archive. */
export class ArchiveLockedError extends Error {
  override readonly name = "ArchiveLockedError";
  constructor(
    dataDir: string,
    readonly pid: number | undefined,
  ) {
    super(`Another ingest${pid === undefined ? "" : ` (process ${pid})`} is at work on ${dataDir}.`);
  }
}
