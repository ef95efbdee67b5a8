import type { Article, ArticleId, ArticleSummary } from "../../domain/article.ts";
import type { DatedEvent } from "../../domain/event.ts";
import type { IngestReport } from "../../domain/ingest-report.ts";
import type { Passage } from "../../domain/passage.ts";
import type { Quote } from "../../domain/quote.ts";
import type {
  Archive,
  ArchiveInfo,
  EventFilter,
  Hit,
  QueryTerm,
  QuoteFilter,
  SearchOptions,
} from "../archive.ts";
import {
  type ArticleRow,
  type PassageRow,
  readArticleRow,
  readPassageRow,
  readSummaryRow,
  selectFacts,
  type SummaryRow,
} from "../article-rows.ts";
import { readSentenceVectors, type SentenceVectors } from "../sentence-vectors.ts";
import type { Database } from "./database.ts";
import type { ServedRow } from "./generations.ts";
import { RAREST_MAX, SCORED_MAX, searchKeywords } from "./keyword-search.ts";
import { similarTerms } from "./similar-terms.ts";
import { TermFrequencies } from "./term-frequencies.ts";
import { EXACT_MAX, searchVectors } from "./vector-search.ts";

/** Rows read at a time. */
const PAGE = 2000;
const FACTS = selectFacts((fact) => `facts::json->'${fact}'->>'value'`);

export type PostgresParts = Readonly<{
  database: Database;
  served: ServedRow;
  /** False: vectors are left alone. */
  usesVectors: boolean;
  /** Beyond which searches are no longer exhaustive; see where they are declared. */
  scoredMax?: number;
  rarestMax?: number;
  exactMax?: number;
}>;

/** One generation of the record in a Postgres database. It holds no more in memory than what was asked for. */
export class PostgresArchive implements Archive {
  private readonly database: Database;
  private readonly at: number;
  private readonly frequencies: TermFrequencies;
  private summaries: readonly ArticleSummary[] | undefined;

  constructor(private readonly parts: PostgresParts) {
    this.database = parts.database;
    this.at = parts.served.number;
    this.frequencies = new TermFrequencies(this.database, this.at);
  }

  get info(): ArchiveInfo {
    const { served, usesVectors } = this.parts;
    return {
      generation: served.name,
      builtAt: served.builtAt,
      embeddings: usesVectors ? (served.embeddings?.id ?? "none") : "none",
      articles: served.articles,
      passages: served.passages,
      vectors: usesVectors && served.embeddings !== undefined,
      degraded: [],
    };
  }

  async listArticles(): Promise<readonly ArticleSummary[]> {
    this.summaries ??= await this.readSummaries();
    return this.summaries;
  }

  private async readSummaries(): Promise<ArticleSummary[]> {
    const rows = await this.readPages<SummaryRow>(
      `SELECT articles.id, length, origin, ${FACTS} FROM articles
       LEFT JOIN origins ON origins.id = articles.id AND origins.born <= $1 AND origins.died > $1
       WHERE articles.born <= $1 AND articles.died > $1 AND articles.id > $2 ORDER BY articles.id LIMIT ${PAGE}`,
      (last) => [last?.id ?? ""],
    );
    return rows.map(readSummaryRow);
  }

  async findArticle(id: ArticleId): Promise<Article | undefined> {
    const [row] = await this.database.rows<ArticleRow & { body: string }>(
      `SELECT number, id, file, content_hash, length, facts, body FROM articles
       WHERE id = $2 AND born <= $1 AND died > $1`,
      [this.at, id],
    );
    return row && readArticleRow(row, row.body);
  }

  async readPassages(ids: readonly number[]): Promise<readonly Passage[]> {
    const rows = await this.database.rows<PassageRow>(`${PASSAGE} AND passages.id = ANY($2)`, [this.at, ids]);
    const byId = new Map(rows.map((row) => [row.id, readPassageRow(row)]));
    return ids.flatMap((id) => byId.get(id) ?? []);
  }

  async passagesOf(id: ArticleId): Promise<readonly Passage[]> {
    const rows = await this.database.rows<PassageRow>(`${PASSAGE} AND articles.id = $2 ORDER BY ordinal`, [
      this.at,
      id,
    ]);
    return rows.map(readPassageRow);
  }

  searchKeywords(terms: readonly QueryTerm[], options: SearchOptions): Promise<readonly Hit[]> {
    const { scoredMax = SCORED_MAX, rarestMax = RAREST_MAX } = this.parts;
    return searchKeywords(terms, options, {
      ...this.parts,
      frequencies: this.frequencies,
      scoredMax,
      rarestMax,
    });
  }

  async documentFrequencies(terms: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const found = await this.frequencies.find(terms);
    return new Map([...found].map(([term, { passages }]) => [term, passages]));
  }

  similarTerms(word: string): Promise<readonly string[]> {
    return similarTerms(word, { database: this.database, at: this.at, frequencies: this.frequencies });
  }

  async searchVectors(vector: Float32Array, options: SearchOptions): Promise<readonly Hit[]> {
    const { served, usesVectors, exactMax = EXACT_MAX } = this.parts;
    if (!usesVectors || !served.embeddings) return [];
    const { dimension } = served.embeddings;
    if (vector.length !== dimension)
      throw new Error(`The index holds vectors of ${dimension} numbers, asked was one of ${vector.length}.`);
    return searchVectors(vector, options, { ...this.parts, exactMax });
  }

  async sentenceVectors(ids: readonly number[]): Promise<ReadonlyMap<number, SentenceVectors>> {
    const { served, usesVectors } = this.parts;
    if (!usesVectors || !served.embeddings || ids.length === 0) return new Map();
    const rows = await this.database.rows<{ id: number; sentences: Buffer }>(
      `SELECT passages.id, vectors.sentences FROM passages JOIN vectors ON vectors.text_hash = passages.text_hash
       WHERE passages.id = ANY($1) AND embeddings = $2 AND vectors.sentences IS NOT NULL`,
      [ids, served.embeddings.number],
    );
    return new Map(rows.map(({ id, sentences }) => [id, readSentenceVectors(sentences)]));
  }

  async listQuotes({ articles }: QuoteFilter = {}): Promise<readonly Quote[]> {
    const rows = await this.readPages<{ id: string; ordinal: number; quote: string }>(
      `SELECT id, ordinal, quote FROM articles JOIN quotes ON article = number
       WHERE born <= $1 AND died > $1 AND ($4::text[] IS NULL OR id = ANY($4)) AND (id, ordinal) > ($2, $3::int)
       ORDER BY id, ordinal LIMIT ${PAGE}`,
      (last) => [last?.id ?? "", last?.ordinal ?? -1, articles ? [...articles] : null],
    );
    // Written by this program only, as JSON of the very type that is read here.
    return rows.map(({ quote }) => JSON.parse(quote) as Quote);
  }

  async listEvents({ from, to, articles }: EventFilter = {}): Promise<readonly DatedEvent[]> {
    const rows = await this.readPages<{ date: string | null; id: string; ordinal: number; event: string }>(
      EVENTS,
      (last) => [
        from ?? null,
        to ?? null,
        articles ? [...articles] : null,
        last ? (last.date ?? LAST_DAY) : "",
        last?.id ?? "",
        last?.ordinal ?? -1,
      ],
    );
    return rows.map(({ event }) => JSON.parse(event) as DatedEvent);
  }

  async lastReport(): Promise<IngestReport | undefined> {
    const [row] = await this.database.rows<{ report: string }>(
      "SELECT report FROM reports WHERE number <= $1 ORDER BY number DESC LIMIT 1",
      [this.at],
    );
    return row && (JSON.parse(row.report) as IngestReport);
  }

  /** Its connections are the database's, and stay open for the next generation. */
  close(): Promise<void> {
    return Promise.resolve();
  }

  /** All rows of a query that reads a page from where the last one ended. */
  private async readPages<Row extends object>(
    sql: string,
    valuesAfter: (last: Row | undefined) => readonly unknown[],
  ): Promise<Row[]> {
    const rows: Row[] = [];
    for (;;) {
      const page = await this.database.rows<Row>(sql, [this.at, ...valuesAfter(rows.at(-1))]);
      rows.push(...page);
      if (page.length < PAGE) return rows;
    }
  }
}

const PASSAGE = `SELECT passages.id, articles.id AS article_id, ordinal, start, sentences, text, context_line
  FROM passages JOIN articles ON number = article WHERE born <= $1 AND died > $1`;

/** Later than every day, for what has none. */
const LAST_DAY = "~";

const EVENTS = `SELECT date, id, ordinal, event FROM articles JOIN events ON article = number
  WHERE born <= $1 AND died > $1 AND (($2::text IS NULL AND $3::text IS NULL)
      OR (date >= coalesce($2, '') AND date <= coalesce($3, '9999-12-31')))
    AND ($4::text[] IS NULL OR id = ANY($4)) AND (coalesce(date, '${LAST_DAY}'), id, ordinal) > ($5, $6, $7::int)
  ORDER BY coalesce(date, '${LAST_DAY}'), id, ordinal LIMIT ${PAGE}`;
