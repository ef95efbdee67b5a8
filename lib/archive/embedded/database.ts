import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { DamagedArchiveError, NewerArchiveError } from "../archive-errors.ts";

export type ArchiveDatabase = Database.Database;

/** Format of the tables below. */
const VERSION = 3;
/** By which `file` and its like tell whose database it is; chosen at random. */
const APPLICATION = 0x4f74_5231;
const LOCK_WAIT_MS = 5000;

/** `died` of a row that is alive. */
export const ALIVE = Number.MAX_SAFE_INTEGER;

/**
 * Articles are never changed in place: a row lives from generation `born` until before `died`, so that a reader of
 * generation n is served the same record whatever ingest is doing to n + 1. (A frozen copy of the file per generation
 * would cost the size of the whole record for each changed article; a reader's open transaction would let the write-ahead
 * log grow for as long as the server runs, and does not survive a kill between the last commit and the switch.)
 * Vectors are kept by the hash of what was embedded, whichever passages have that text.
 */
const TABLES = `
  CREATE TABLE articles (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL, born INTEGER NOT NULL, died INTEGER NOT NULL,
    file TEXT NOT NULL, content_hash TEXT NOT NULL, fingerprint TEXT NOT NULL, known INTEGER NOT NULL,
    length INTEGER NOT NULL, context_line TEXT NOT NULL, facts TEXT NOT NULL
  ) STRICT;
  CREATE INDEX articles_by_id ON articles (id, born);
  CREATE INDEX articles_by_death ON articles (died);
  CREATE TABLE bodies (article INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT;
  CREATE TABLE passages (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    article INTEGER NOT NULL, ordinal INTEGER NOT NULL,
    start INTEGER NOT NULL, sentences BLOB NOT NULL, text TEXT NOT NULL, text_hash BLOB NOT NULL
  ) STRICT;
  CREATE INDEX passages_by_article ON passages (article, ordinal);
  CREATE INDEX passages_by_text ON passages (text_hash);
  CREATE TABLE quotes (article INTEGER NOT NULL, ordinal INTEGER NOT NULL, quote TEXT NOT NULL,
    PRIMARY KEY (article, ordinal)) STRICT, WITHOUT ROWID;
  CREATE TABLE events (article INTEGER NOT NULL, ordinal INTEGER NOT NULL, date TEXT, event TEXT NOT NULL,
    PRIMARY KEY (article, ordinal)) STRICT, WITHOUT ROWID;
  CREATE INDEX events_by_date ON events (date);
  CREATE TABLE vectors (text_hash BLOB NOT NULL, embeddings TEXT NOT NULL, vector BLOB NOT NULL) STRICT;
  CREATE UNIQUE INDEX vectors_by_text ON vectors (text_hash, embeddings);
  CREATE TABLE embeddings (id TEXT PRIMARY KEY, dimension INTEGER NOT NULL, probe BLOB NOT NULL) STRICT;
  CREATE TABLE generations (number INTEGER PRIMARY KEY, name TEXT NOT NULL, built_at TEXT NOT NULL) STRICT;
`;

/** What format 2 added: several articles a file, versions of one report, and what the last ingest told. */
const TABLES_2 = `
  DROP TABLE IF EXISTS files;
  CREATE TABLE files (file TEXT PRIMARY KEY, stamp TEXT, articles TEXT NOT NULL, set_aside TEXT NOT NULL) STRICT;
  CREATE TABLE signatures (article INTEGER PRIMARY KEY, published_on TEXT, signature BLOB NOT NULL) STRICT;
  CREATE TABLE origins (id TEXT NOT NULL, origin TEXT NOT NULL, born INTEGER NOT NULL, died INTEGER NOT NULL) STRICT;
  CREATE INDEX origins_by_id ON origins (id, born);
  CREATE TABLE reports (number INTEGER PRIMARY KEY, report TEXT NOT NULL) STRICT;
`;

/** What format 3 added: a passage's vector has those of its sentences beside it, made and forgotten with it. */
const TABLES_3 = "ALTER TABLE vectors ADD COLUMN sentences BLOB";

/** What brings a database from each format, 0 being none, to the next. */
const STEPS = [TABLES, TABLES_2, TABLES_3];

export function databasePath(dataDir: string): string {
  return join(dataDir, "archive.sqlite");
}

export function hasDatabase(dataDir: string): boolean {
  return existsSync(databasePath(dataDir));
}

/**
 * Opens the record for writing, and makes it when there is none.
 * @throws {NewerArchiveError} @throws {DamagedArchiveError}
 */
export function openForWriting(dataDir: string): ArchiveDatabase {
  mkdirSync(dataDir, { recursive: true });
  return openGuarded(dataDir, () => {
    const database = new Database(databasePath(dataDir), { timeout: LOCK_WAIT_MS });
    if (isNewer(readVersion(database))) refuseVersion(dataDir, database);
    // A vector of 512 numbers fills half a page of the usual 4 KB and leaves the rest empty.
    database.pragma("page_size = 16384");
    database.pragma("journal_mode = WAL");
    database.pragma("synchronous = FULL");
    bringUpToDate(database);
    return database;
  });
}

/** @throws {NewerArchiveError} @throws {DamagedArchiveError} also when the file is missing */
export function openForReading(dataDir: string): ArchiveDatabase {
  return openGuarded(dataDir, () => {
    const options = { readonly: true, fileMustExist: true, timeout: LOCK_WAIT_MS };
    let database = new Database(databasePath(dataDir), options);
    if (isOlder(readVersion(database))) {
      database.close();
      openForWriting(dataDir).close();
      database = new Database(databasePath(dataDir), options);
    }
    if (readVersion(database) !== VERSION) refuseVersion(dataDir, database);
    return database;
  });
}

/** A database file by itself, as a backup is: without the write-ahead log that it may say it has. */
export function openPlainCopy(path: string): ArchiveDatabase {
  const database = new Database(path, { fileMustExist: true });
  database.pragma("journal_mode = DELETE");
  return database;
}

/** Brings all that was written into the one file. What is damaged has nothing to bring. */
export function leaveWriteAhead(dataDir: string): void {
  try {
    openPlainCopy(databasePath(dataDir)).close();
  } catch (error) {
    if (!isDamage(error)) throw error;
  }
}

export function isNewer(version: number): boolean {
  return version > VERSION;
}

function openGuarded(dataDir: string, open: () => ArchiveDatabase): ArchiveDatabase {
  try {
    return open();
  } catch (cause) {
    if (isDamage(cause)) throw new DamagedArchiveError(dataDir, { cause });
    throw cause;
  }
}

const DAMAGE = new Set(["SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_CANTOPEN", "SQLITE_ERROR"]);

export function isDamage(error: unknown): boolean {
  return error instanceof Database.SqliteError && DAMAGE.has(error.code.split("_").slice(0, 2).join("_"));
}

/** Nothing that format 1 held of articles is lost; its files are all read again at the next ingest. */
function bringUpToDate(database: ArchiveDatabase): void {
  if (readVersion(database) === VERSION) return;
  database.transaction(() => {
    // A write first, so that two that come at once wait for each other.
    database.pragma(`application_id = ${APPLICATION}`);
    for (const step of STEPS.slice(readVersion(database))) database.exec(step);
    database.pragma(`user_version = ${VERSION}`);
  })();
}

/** Of a format that is brought up to date when it is opened; an empty file is none. */
function isOlder(version: number): boolean {
  return version > 0 && version < VERSION;
}

function refuseVersion(dataDir: string, database: ArchiveDatabase): never {
  const version = readVersion(database);
  database.close();
  throw isNewer(version)
    ? new NewerArchiveError(dataDir, version)
    : new DamagedArchiveError(dataDir, { cause: new Error(`The database has format ${version}.`) });
}

function readVersion(database: ArchiveDatabase): number {
  return Number(database.pragma("user_version", { simple: true }));
}
