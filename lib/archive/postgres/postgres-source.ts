import type { ArticleId } from "../../domain/article.ts";
import type { DatedEvent } from "../../domain/event.ts";
import type { IngestReport } from "../../domain/ingest-report.ts";
import type { Quote } from "../../domain/quote.ts";
import type { DatabaseSetting } from "../../settings.ts";
import { NoIndexError } from "../archive-errors.ts";
import type { ArchiveSource } from "../archive-source.ts";
import type { ArticleVersion, EmbeddingsInfo, KnownFile, StagedArticle } from "../archive-writer.ts";
import {
  type ArticleRow,
  idOf,
  type PassageRow,
  readArticleRow,
  readPassageRow,
  readSignature,
} from "../article-rows.ts";
import { expectAll } from "../copy-archive.ts";
import { type KeptVector, readSentenceVectors } from "../sentence-vectors.ts";
import { openSession, type Session } from "./database.ts";
import { findServed, type ServedRow } from "./generations.ts";
import { releaseIngestLock, takeIngestLock } from "./locks.ts";
import { isUpToDate, migrate, readVersion, refuseNewer } from "./migrate.ts";
import { hasStaged, PAGE, readFiles } from "./postgres-writer.ts";
import { findEmbeddings } from "./staged-vectors.ts";

/**
 * What the database serves, to be copied; no ingest comes between, since its rows would go a while after.
 * @throws {NoIndexError} {ArchiveLockedError} {NewerArchiveError} {ArchiveBusyError}
 */
export async function openPostgresSource(setting: DatabaseSetting): Promise<ArchiveSource> {
  const session = await openSession(setting);
  try {
    const version = await readVersion(session);
    if (version === 0) throw new NoIndexError(session.name);
    refuseNewer(session.name, version);
    if (!isUpToDate(version)) await migrate(session);
    await takeIngestLock(session);
    const served = await findServed(session);
    if (!served) throw new NoIndexError(session.name);
    return new PostgresSource(session, served);
  } catch (error) {
    await session.close();
    throw error;
  }
}

class PostgresSource implements ArchiveSource {
  constructor(
    private readonly session: Session,
    private readonly served: ServedRow,
  ) {}

  get name(): string {
    return this.session.name;
  }

  async embeddings(): Promise<EmbeddingsInfo | undefined> {
    return this.served.embeddings && findEmbeddings(this.session, this.served.embeddings.id);
  }

  async articleVersions(): Promise<ReadonlyMap<ArticleId, ArticleVersion>> {
    const versions = new Map<ArticleId, ArticleVersion>();
    for (let after = 0; ;) {
      const page = await this.session.rows<ArticleVersion & { id: string; number: number }>(
        `SELECT number, id, content_hash AS "contentHash", fingerprint, file, known FROM articles
         WHERE born <= $1 AND died > $1 AND number > $2 ORDER BY number LIMIT ${PAGE}`,
        [this.served.number, after],
      );
      for (const { id, contentHash, fingerprint, file, known } of page)
        versions.set(idOf(id), { contentHash, fingerprint, file, known });
      if (page.length < PAGE) return versions;
      after = page.at(-1)?.number ?? Infinity;
    }
  }

  async readArticles(ids: readonly ArticleId[]): Promise<readonly StagedArticle[]> {
    const rows = await this.session.rows<
      ArticleRow & { body: string; fingerprint: string; signature: Buffer }
    >(
      `SELECT number, id, file, content_hash, length, facts, body, fingerprint, signature FROM articles
       WHERE id = ANY($1) AND born <= $2 AND died > $2`,
      [ids, this.served.number],
    );
    const numbers = rows.map(({ number }) => number);
    const passages = await this.partsOf<PassageRow>(
      numbers,
      `SELECT article, passages.id, articles.id AS article_id, ordinal, start, sentences, text, context_line
       FROM passages JOIN articles ON number = article`,
    );
    const quotes = await this.partsOf<{ quote: string }>(numbers, "SELECT article, quote FROM quotes");
    const events = await this.partsOf<{ event: string }>(numbers, "SELECT article, event FROM events");
    const found = new Map(
      rows.map((row): [string, StagedArticle] => [
        row.id,
        {
          article: readArticleRow(row, row.body),
          fingerprint: row.fingerprint,
          signature: readSignature(row.signature),
          passages: (passages.get(row.number) ?? [])
            .map(readPassageRow)
            .map(({ id: _, ...passage }) => passage),
          // Written by this program only, as JSON of the very types that are read here.
          quotes: (quotes.get(row.number) ?? []).map(({ quote }) => JSON.parse(quote) as Quote),
          events: (events.get(row.number) ?? []).map(({ event }) => JSON.parse(event) as DatedEvent),
        },
      ]),
    );
    return expectAll(
      ids,
      ids.flatMap((id) => found.get(id) ?? []),
    );
  }

  /** Rows of the articles with these numbers, by the article, in their order. */
  private async partsOf<Row extends object>(
    numbers: readonly number[],
    select: string,
  ): Promise<ReadonlyMap<number, readonly Row[]>> {
    const rows = await this.session.rows<Row & { article: number }>(
      `${select} WHERE article = ANY($1) ORDER BY article, ordinal`,
      [numbers],
    );
    const byArticle = new Map<number, Row[]>();
    for (const row of rows) byArticle.set(row.article, [...(byArticle.get(row.article) ?? []), row]);
    return byArticle;
  }

  async origins(): Promise<ReadonlyMap<ArticleId, ArticleId>> {
    const rows = await this.session.rows<{ id: string; origin: string }>(
      "SELECT id, origin FROM origins WHERE born <= $1 AND died > $1",
      [this.served.number],
    );
    return new Map(rows.map(({ id, origin }) => [idOf(id), idOf(origin)]));
  }

  async files(): Promise<readonly KnownFile[]> {
    const isAhead = await hasStaged(this.session, this.served.number + 1);
    const files = [...(await readFiles(this.session)).values()];
    return isAhead ? files.map((file) => ({ ...file, stamp: null })) : files;
  }

  async vectors(embeddingsId: string, hashes: readonly string[]): Promise<ReadonlyMap<string, KeptVector>> {
    const rows = await this.session.rows<{ text_hash: Buffer; embedding: string; sentences: Buffer | null }>(
      `SELECT text_hash, embedding::text, sentences FROM vectors JOIN embeddings ON number = embeddings
       WHERE id = $1 AND text_hash = ANY($2)`,
      [embeddingsId, hashes.map((hash) => Buffer.from(hash, "hex"))],
    );
    return new Map(
      rows.map(({ text_hash, embedding, sentences }) => [
        text_hash.toString("hex"),
        {
          vector: readPgVector(embedding),
          sentences: sentences ? readSentenceVectors(sentences) : undefined,
        },
      ]),
    );
  }

  async lastReport(): Promise<IngestReport | undefined> {
    const [row] = await this.session.rows<{ report: string }>(
      "SELECT report FROM reports WHERE number <= $1 ORDER BY number DESC LIMIT 1",
      [this.served.number],
    );
    return row && (JSON.parse(row.report) as IngestReport);
  }

  async close(): Promise<void> {
    await releaseIngestLock(this.session).catch(() => undefined);
    await this.session.close();
  }
}

/** "[1,2.5]", as pgvector writes it: short, and exact to the four bytes. */
function readPgVector(text: string): Float32Array {
  return Float32Array.from(text.slice(1, -1).split(","), Number);
}
