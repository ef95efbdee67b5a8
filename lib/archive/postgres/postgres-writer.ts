import type { ArticleId } from "../../domain/article.ts";
import type { IngestReport, SetAside } from "../../domain/ingest-report.ts";
import type { DatabaseSetting } from "../../settings.ts";
import type {
  ArchiveWriter,
  ArticleVersion,
  EmbeddingsInfo,
  HashedVector,
  KnownFile,
  PendingText,
  PublishOptions,
  RecordCounts,
  SignedArticle,
  StagedArticle,
} from "../archive-writer.ts";
import { idOf, readSignature } from "../article-rows.ts";
import { openSession, type Rows, type Session } from "./database.ts";
import { releaseIngestLock, takeIngestLock } from "./locks.ts";
import { migrate } from "./migrate.ts";
import { ALIVE } from "./migrations.ts";
import { countRecord, findServed, forgetOld, publishGeneration, type ServedRow } from "./generations.ts";
import { insertArticles } from "./staged-articles.ts";
import {
  countTextsWithoutVector,
  findEmbeddings,
  saveVectors,
  textsWithoutVector,
  useEmbeddings,
} from "./staged-vectors.ts";
import { toColumn } from "./text-columns.ts";

/** Rows read at a time. */
export const PAGE = 2000;

/**
 * The next generation of the archive in a Postgres database, locked against other writers until closed.
 * @throws {ArchiveLockedError} {ArchiveBusyError} {NewerArchiveError}
 */
export async function openPostgresWriter(setting: DatabaseSetting): Promise<PostgresWriter> {
  const session = await openSession(setting);
  try {
    await migrate(session);
    await takeIngestLock(session);
    return new PostgresWriter(session, await findServed(session));
  } catch (error) {
    await session.close();
    throw error;
  }
}

/** Every public method is one transaction. */
export class PostgresWriter implements ArchiveWriter {
  /** The generation in the making: one after that served, so that what a killed ingest staged is taken up again. */
  private readonly next: number;
  private published: number;

  constructor(
    private readonly session: Session,
    private readonly served: ServedRow | undefined,
  ) {
    this.published = served?.number ?? 0;
    this.next = this.published + 1;
  }

  articleVersions(): Promise<Map<ArticleId, ArticleVersion>> {
    return readArticleVersions(this.session);
  }

  files(): Promise<Map<string, KnownFile>> {
    return readFiles(this.session);
  }

  async stage(articles: readonly StagedArticle[], files: readonly KnownFile[]): Promise<void> {
    const distinct = [...new Map(articles.map((staged) => [staged.article.id, staged])).values()];
    await this.session.transaction(async () => {
      await this.end(distinct.map(({ article }) => article.id));
      await insertArticles(this.session, distinct, this.next);
      await this.insertFiles(files);
    });
  }

  async remove(ids: readonly ArticleId[]): Promise<void> {
    await this.session.transaction(() => this.end(ids));
  }

  async keepFiles(kept: ReadonlySet<string>): Promise<void> {
    await this.session.rows("DELETE FROM files WHERE NOT file = ANY($1)", [[...kept].map(toColumn)]);
  }

  hasChanges(): Promise<boolean> {
    return hasStaged(this.session, this.next);
  }

  async *signatures(): AsyncGenerator<SignedArticle> {
    for (let after = 0; ;) {
      const page = await this.session.rows<SignatureRow>(
        `SELECT number, id, born = $2 AS is_new, published_on, signature FROM articles WHERE died = ${ALIVE} AND number > $1
         ORDER BY number LIMIT ${PAGE}`,
        [after, this.next],
      );
      for (const { id, is_new: isNew, published_on: publishedOn, signature } of page)
        yield { id: idOf(id), isNew, publishedOn, signature: readSignature(signature) };
      if (page.length < PAGE) return;
      after = page.at(-1)?.number ?? Infinity;
    }
  }

  async origins(): Promise<ReadonlyMap<ArticleId, ArticleId>> {
    const rows = await this.session.rows<{ id: string; origin: string }>(
      `SELECT id, origin FROM origins WHERE died = ${ALIVE}`,
    );
    return new Map(rows.map(({ id, origin }) => [idOf(id), idOf(origin)]));
  }

  async keepOrigins(origins: ReadonlyMap<ArticleId, ArticleId>): Promise<void> {
    const given = [[...origins.keys()], [...origins.values()]];
    const changed = `died = ${ALIVE} AND NOT EXISTS (
      SELECT 1 FROM unnest($1::text[], $2::text[]) AS given(id, origin) WHERE given.id = origins.id AND given.origin = origins.origin)`;
    await this.session.transaction(async () => {
      await this.session.rows(`DELETE FROM origins WHERE born = $3 AND ${changed}`, [...given, this.next]);
      await this.session.rows(`UPDATE origins SET died = $3 WHERE ${changed}`, [...given, this.next]);
      await this.session.rows(
        `INSERT INTO origins (id, origin, born, died)
         SELECT id, origin, $3, ${ALIVE} FROM unnest($1::text[], $2::text[]) AS given(id, origin)
         WHERE NOT EXISTS (SELECT 1 FROM origins WHERE origins.id = given.id AND died = ${ALIVE})`,
        [...given, this.next],
      );
    });
  }

  embeddingsInfo(id: string): Promise<EmbeddingsInfo | undefined> {
    return findEmbeddings(this.session, id);
  }

  useEmbeddings(embeddings: EmbeddingsInfo): Promise<void> {
    return useEmbeddings(this.session, embeddings);
  }

  textsWithoutVector(embeddingsId: string): AsyncIterable<PendingText> {
    return textsWithoutVector(this.session, embeddingsId);
  }

  countTextsWithoutVector(embeddingsId: string): Promise<number> {
    return countTextsWithoutVector(this.session, embeddingsId);
  }

  saveVectors(embeddingsId: string, vectors: readonly HashedVector[]): Promise<void> {
    return saveVectors(this.session, embeddingsId, vectors);
  }

  async publish(options: PublishOptions): Promise<boolean> {
    const sameEmbeddings = (this.served?.embeddings?.id ?? null) === (options.embeddings?.id ?? null);
    if (this.served && sameEmbeddings && !(await this.hasChanges())) return false;
    await publishGeneration(this.session, this.next, options);
    this.published = this.next;
    return true;
  }

  cleanUp(): Promise<void> {
    return forgetOld(this.session);
  }

  async keepReport(report: IngestReport): Promise<void> {
    await this.session.rows(
      "INSERT INTO reports (number, report) VALUES ($1, $2) ON CONFLICT (number) DO UPDATE SET report = excluded.report",
      [this.published, JSON.stringify(report)],
    );
  }

  counts(): Promise<RecordCounts> {
    return countRecord(this.session, this.published);
  }

  async close(): Promise<void> {
    await releaseIngestLock(this.session).catch(() => undefined);
    await this.session.close();
  }

  /** Rows that are served stay until their generation is cleaned up; rows that never were are gone at once. */
  private async end(ids: readonly ArticleId[]): Promise<void> {
    await this.session.rows(`DELETE FROM articles WHERE id = ANY($1) AND died = ${ALIVE} AND born = $2`, [
      ids,
      this.next,
    ]);
    await this.session.rows(`UPDATE articles SET died = $2 WHERE id = ANY($1) AND died = ${ALIVE}`, [
      ids,
      this.next,
    ]);
  }

  private async insertFiles(files: readonly KnownFile[]): Promise<void> {
    const distinct = [...new Map(files.map((file) => [file.file, file])).values()];
    await this.session.rows(
      `INSERT INTO files (file, stamp, articles, set_aside)
       SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[])
       ON CONFLICT (file) DO UPDATE SET stamp = excluded.stamp, articles = excluded.articles, set_aside = excluded.set_aside`,
      [
        distinct.map(({ file }) => toColumn(file)),
        distinct.map(({ stamp }) => stamp && toColumn(stamp)),
        distinct.map(({ articles }) => JSON.stringify(articles)),
        distinct.map(({ setAside }) => JSON.stringify(setAside)),
      ],
    );
  }
}

type SignatureRow = {
  number: number;
  id: string;
  is_new: boolean;
  published_on: string | null;
  signature: Buffer;
};

/** True when rows were staged for generation `next`. */
export async function hasStaged(rows: Rows, next: number): Promise<boolean> {
  const [found] = await rows.rows<{ changed: boolean }>(
    `SELECT EXISTS (SELECT 1 FROM articles WHERE born = $1 OR died = $1)
       OR EXISTS (SELECT 1 FROM origins WHERE born = $1 OR died = $1) AS changed`,
    [next],
  );
  return found?.changed ?? false;
}

export async function readArticleVersions(rows: Rows): Promise<Map<ArticleId, ArticleVersion>> {
  const versions = new Map<ArticleId, ArticleVersion>();
  for (let after = ""; ;) {
    const page = await rows.rows<ArticleVersion & { id: string }>(
      `SELECT id, content_hash AS "contentHash", fingerprint, file, known FROM articles
       WHERE died = ${ALIVE} AND id > $1 ORDER BY id LIMIT ${PAGE}`,
      [after],
    );
    for (const { id, ...version } of page) versions.set(idOf(id), version);
    if (page.length < PAGE) return versions;
    after = page.at(-1)?.id ?? "";
  }
}

export async function readFiles(rows: Rows): Promise<Map<string, KnownFile>> {
  const files = new Map<string, KnownFile>();
  for (let after = ""; ;) {
    const page = await rows.rows<{ file: string; stamp: string | null; articles: string; set_aside: string }>(
      `SELECT file, stamp, articles, set_aside FROM files WHERE file > $1 ORDER BY file LIMIT ${PAGE}`,
      [after],
    );
    for (const { file, stamp, articles, set_aside: setAside } of page)
      files.set(file, { file, stamp, articles: readIds(articles), setAside: readSetAside(setAside) });
    if (page.length < PAGE) return files;
    after = page.at(-1)?.file ?? "";
  }
}

/** Written by this program only, as JSON of the very type that is read here. */
function readIds(json: string): ArticleId[] {
  return (JSON.parse(json) as string[]).map(idOf);
}

function readSetAside(json: string): Omit<SetAside, "file">[] {
  return JSON.parse(json) as Omit<SetAside, "file">[];
}
