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

const RESTORE_FOLDER =
  "Put back a backup (npm run archive -- restore BACKUP --force), or move the folder away and run: npm run ingest";

/** The database that holds the articles cannot be read. */
export class DamagedArchiveError extends Error {
  override readonly name = "DamagedArchiveError";
  /** `restore`: what puts it right, for an archive that is no folder. */
  constructor(dataDir: string, options: ErrorOptions, restore = RESTORE_FOLDER) {
    super(`The archive in ${dataDir} is damaged. ${restore}`, options);
  }
}

/** The database that holds the articles gives no answer now; it may in a moment. */
export class ArchiveBusyError extends Error {
  override readonly name = "ArchiveBusyError";
}

/** What should be a backup is none, or not whole. Nothing has been changed. */
export class DamagedBackupError extends Error {
  override readonly name = "DamagedBackupError";
  constructor(folder: string, why: string) {
    super(`The backup in ${folder} cannot be used: ${why}. Nothing was changed.`);
  }
}

/** There is an archive where another one should be put. Nothing has been changed. */
export class ArchiveThereError extends Error {
  override readonly name = "ArchiveThereError";
  constructor(dataDir: string) {
    super(
      `There is an archive in ${dataDir}. To have the backup take its place, add --force. Nothing was changed.`,
    );
  }
}

/** A process that serves the archive would go on with files that are gone. Nothing has been changed. */
export class ArchiveInUseError extends Error {
  override readonly name = "ArchiveInUseError";
  constructor(dataDir: string, pid: number) {
    super(`Process ${pid} is reading the archive in ${dataDir}. Stop it first. Nothing was changed.`);
  }
}

/** Another ingest is at work on the same archive. */
export class ArchiveLockedError extends Error {
  override readonly name = "ArchiveLockedError";
  constructor(
    dataDir: string,
    readonly pid: number | undefined,
    /** The machine the process is on, when it need not be this one. */
    host?: string,
  ) {
    const holder = pid === undefined ? "" : ` (process ${pid}${host === undefined ? "" : ` on ${host}`})`;
    super(`Another ingest${holder} is at work on ${dataDir}.`);
  }
}
