import type { PendingRow } from "../article-rows.ts";
import { ALIVE, type ArchiveDatabase } from "./database.ts";

/** Texts without a vector read at a time. */
export const TEXT_PAGE = 256;

/** Every statement by which the generation in the making is written and looked at. */
export function prepareStagedStatements(database: ArchiveDatabase) {
  type Columns = Record<string, string | number | Buffer | null>;
  const alive = `died = ${ALIVE}`;
  const lacksVector = `NOT EXISTS (SELECT 1 FROM vectors
    WHERE vectors.text_hash = passages.text_hash AND embeddings = @embeddings AND vectors.sentences IS NOT NULL)`;
  const missing = `FROM passages JOIN articles ON number = article AND ${alive} WHERE ${lacksVector}`;
  const pending = "passages.id, text_hash, text, context_line, passages.sentences";
  return {
    versions: database.prepare<
      [],
      { id: string; file: string; known: number; fingerprint: string; content_hash: string }
    >(`SELECT id, file, known, fingerprint, content_hash FROM articles WHERE ${alive}`),
    files: database.prepare<[], { file: string; stamp: string | null; articles: string; set_aside: string }>(
      "SELECT file, stamp, articles, set_aside FROM files ORDER BY file",
    ),
    fileNames: database.prepare<[], { file: string }>("SELECT file FROM files"),
    alive: database.prepare<{ id: string }, { number: number; born: number }>(
      `SELECT number, born FROM articles WHERE id = @id AND ${alive}`,
    ),
    end: database.prepare<{ number: number; died: number }>(
      "UPDATE articles SET died = @died WHERE number = @number",
    ),
    deletes: [
      ...["bodies", "passages", "quotes", "events", "signatures"].map((table) =>
        database.prepare<{ article: number }>(`DELETE FROM ${table} WHERE article = @article`),
      ),
      database.prepare<{ article: number }>("DELETE FROM articles WHERE number = @article"),
    ],
    insertArticle: database.prepare<Columns>(
      `INSERT INTO articles (id, born, died, file, content_hash, fingerprint, known, length, context_line, facts)
       VALUES (@id, @born, @died, @file, @contentHash, @fingerprint, @known, @length, @contextLine, @facts)`,
    ),
    insertBody: database.prepare<Columns>("INSERT INTO bodies VALUES (@article, @body)"),
    insertPassage: database.prepare<Columns>(
      `INSERT INTO passages (article, ordinal, start, sentences, text, text_hash)
       VALUES (@article, @ordinal, @start, @sentences, @text, @textHash)`,
    ),
    insertQuote: database.prepare<Columns>("INSERT INTO quotes VALUES (@article, @ordinal, @quote)"),
    insertEvent: database.prepare<Columns>("INSERT INTO events VALUES (@article, @ordinal, @date, @event)"),
    insertFile: database.prepare<Columns>(
      "INSERT OR REPLACE INTO files VALUES (@file, @stamp, @articles, @setAside)",
    ),
    insertSignature: database.prepare<Columns>(
      "INSERT INTO signatures VALUES (@article, @publishedOn, @signature)",
    ),
    signatures: database.prepare<
      [],
      { id: string; born: number; published_on: string | null; signature: Buffer }
    >(
      `SELECT id, born, published_on, signature FROM articles JOIN signatures ON article = number WHERE ${alive}`,
    ),
    origins: database.prepare<[], { id: string; origin: string; born: number }>(
      `SELECT id, origin, born FROM origins WHERE ${alive}`,
    ),
    deleteOrigin: database.prepare<{ id: string }>(`DELETE FROM origins WHERE id = @id AND ${alive}`),
    endOrigin: database.prepare<{ id: string; died: number }>(
      `UPDATE origins SET died = @died WHERE id = @id AND ${alive}`,
    ),
    insertOrigin: database.prepare<Columns>(`INSERT INTO origins VALUES (@id, @origin, @born, ${ALIVE})`),
    insertReport: database.prepare<Columns>("INSERT OR REPLACE INTO reports VALUES (@number, @report)"),
    deleteFile: database.prepare<{ file: string }>("DELETE FROM files WHERE file = @file"),
    embeddings: database.prepare<{ id: string }, { dimension: number; probe: Buffer }>(
      "SELECT dimension, probe FROM embeddings WHERE id = @id",
    ),
    insertEmbeddings: database.prepare<Columns>(
      "INSERT OR REPLACE INTO embeddings VALUES (@id, @dimension, @probe)",
    ),
    deleteVectors: database.prepare<{ id: string }>("DELETE FROM vectors WHERE embeddings = @id"),
    withoutVector: database.prepare<{ embeddings: string; after: number }, PendingRow & { id: number }>(
      `SELECT ${pending} ${missing} AND passages.id > @after ORDER BY passages.id LIMIT ${TEXT_PAGE}`,
    ),
    // Numbers of articles ascend with the generations: those of the one to come are found from the end.
    newWithoutVector: database.prepare<
      { embeddings: string; after: number; next: number },
      PendingRow & { id: number }
    >(
      `SELECT ${pending} FROM articles JOIN passages ON article = number
       WHERE number > coalesce((SELECT number FROM articles WHERE born < @next ORDER BY number DESC LIMIT 1), 0)
         AND ${alive} AND ${lacksVector} AND passages.id > @after ORDER BY passages.id LIMIT ${TEXT_PAGE}`,
    ),
    countWithoutVector: database.prepare<{ embeddings: string }, { count: number }>(
      `SELECT count(DISTINCT text_hash) AS count ${missing}`,
    ),
    insertVector: database.prepare<Columns>(
      "INSERT OR REPLACE INTO vectors VALUES (@hash, @embeddings, @vector, @sentences)",
    ),
    lastBorn: database.prepare<[], { born: number }>(
      "SELECT born FROM articles ORDER BY number DESC LIMIT 1",
    ),
    died: database.prepare<{ next: number }, { one: number }>(
      "SELECT 1 AS one FROM articles WHERE died = @next LIMIT 1",
    ),
    insertGeneration: database.prepare<Columns>(
      "INSERT OR REPLACE INTO generations VALUES (@number, @name, @builtAt)",
    ),
    dead: database.prepare<{ oldest: number }, { number: number }>(
      "SELECT number FROM articles WHERE died <= @oldest",
    ),
    deleteOrphans: database.prepare<[]>(
      "DELETE FROM vectors WHERE text_hash NOT IN (SELECT text_hash FROM passages)",
    ),
    hashesOf: database.prepare<{ article: number }, { hash: Buffer }>(
      "SELECT DISTINCT text_hash AS hash FROM passages WHERE article = @article",
    ),
    deleteOrphan: database.prepare<{ hash: Buffer }>(
      `DELETE FROM vectors WHERE text_hash = @hash AND NOT EXISTS (SELECT 1 FROM passages WHERE text_hash = @hash)`,
    ),
    deleteOrigins: database.prepare<{ oldest: number }>("DELETE FROM origins WHERE died <= @oldest"),
    deleteReports: database.prepare<{ oldest: number }>("DELETE FROM reports WHERE number < @oldest"),
    deleteGenerations: database.prepare<{ oldest: number }>("DELETE FROM generations WHERE number < @oldest"),
  };
}
