import type { Article, ArticleId, ArticleSummary, IsoDate } from "../../domain/article.ts";
import type { DatedEvent } from "../../domain/event.ts";
import type { IngestReport } from "../../domain/ingest-report.ts";
import type { Passage } from "../../domain/passage.ts";
import type { Quote } from "../../domain/quote.ts";
import type { EventFilter } from "../archive.ts";
import type { RecordCounts } from "../archive-writer.ts";
import {
  type ArticleRow,
  idOf,
  type PassageRow,
  readArticleRow,
  readPassageRow,
  readSummaryRow,
  readVector,
  selectFacts,
  type SummaryRow,
} from "../article-rows.ts";
import { readSentenceVectors, type SentenceVectors } from "../sentence-vectors.ts";
import type { ArchiveDatabase } from "./database.ts";
import type { LabelledVector } from "./vector-index.ts";

const ARTICLE =
  "SELECT number, id, file, content_hash, length, facts FROM articles WHERE born <= @at AND died > @at";
const PASSAGE = `SELECT passages.id, articles.id AS article_id, ordinal, start, sentences, text, context_line
  FROM passages JOIN articles ON articles.number = passages.article`;
/** The facts of an article's summary, as columns of a SummaryRow. */
export const FACTS = selectFacts((fact) => `json_extract(facts, '$.${fact}.value')`);
const PAGE = 512;

type At = { at: number };
type Since = At & { rows: number };
type Between = { from: string; to: string };

/** The record as one generation has it: every read is of the rows alive at `at`, whatever ingest is doing. */
export class EmbeddedRecord {
  private readonly statements;

  constructor(
    private readonly database: ArchiveDatabase,
    readonly at: number,
  ) {
    this.statements = prepareStatements(database);
  }

  summaries(): ArticleSummary[] {
    const origins = new Map(
      this.statements.origins.all({ at: this.at }).map(({ id, origin }) => [id, origin]),
    );
    const rows = this.statements.summaries.all({ at: this.at });
    return rows.map((row) => readSummaryRow({ ...row, origin: origins.get(row.id) ?? null }));
  }

  lastReport(): IngestReport | undefined {
    const row = this.statements.lastReport.get({ at: this.at });
    return row && readReport(row);
  }

  /** The articles' row numbers, ascending, with their ids. */
  numbers(): readonly Readonly<{ number: number; id: ArticleId }>[] {
    return this.statements.numbers.all({ at: this.at }).map(({ number, id }) => ({ number, id: idOf(id) }));
  }

  /** Every passage with its article's row number. */
  passageArticles(): readonly Readonly<{ id: number; article: number }>[] {
    return this.statements.passageArticles.all({ at: this.at });
  }

  /** Passages of articles that came after generation `rows`, in order. */
  passagesSince(rows: number): number[] {
    return this.statements.passagesSince.all({ at: this.at, rows }).map(({ id }) => id);
  }

  /** What came after generation `rows`, and what was of it and is not any more, as long as its rows are kept. */
  changesSince(rows: number): Readonly<{ came: RecordCounts; went: RecordCounts }> {
    const count = (statements: typeof this.statements.came): RecordCounts => {
      const of = (statement: (typeof statements)[number]) => statement.get({ at: this.at, rows })?.count ?? 0;
      const [articles, passages, quotes, events] = statements;
      return { articles: of(articles), passages: of(passages), quotes: of(quotes), events: of(events) };
    };
    return { came: count(this.statements.came), went: count(this.statements.went) };
  }

  article(id: ArticleId): Article | undefined {
    const row = this.statements.article.get({ at: this.at, id });
    const body = row && this.statements.body.get({ article: row.number })?.body;
    return row === undefined || body === undefined ? undefined : readArticleRow(row, body);
  }

  passage(id: number): Passage | undefined {
    const row = this.statements.passage.get({ at: this.at, id });
    return row && readPassageRow(row);
  }

  passagesOf(id: ArticleId): Passage[] {
    return this.statements.passagesOf.all({ at: this.at, id }).map(readPassageRow);
  }

  /** Every passage, those of one article together and in order; read in pages, so that nothing is held. */
  *passages(): Generator<Readonly<{ id: number; article: number; text: string; context_line: string }>> {
    for (const { number } of this.statements.numbers.all({ at: this.at }))
      yield* this.statements.textsOf.all({ article: number });
  }

  /** Vectors of every passage that has one, in order of passage. */
  *vectors(embeddings: string): Generator<LabelledVector> {
    let after = 0;
    for (;;) {
      const page = this.statements.vectors.all({ at: this.at, embeddings, after });
      for (const { id, vector } of page) yield { label: id, vector: readVector(vector) };
      if (page.length < PAGE) return;
      after = page.at(-1)?.id ?? Infinity;
    }
  }

  *vectorsFor(passages: readonly number[], embeddings: string): Generator<LabelledVector> {
    for (const label of passages) {
      const row = this.statements.vectorFor.get({ id: label, embeddings });
      if (row) yield { label, vector: readVector(row.vector) };
    }
  }

  vectorsOf(id: ArticleId, embeddings: string): readonly LabelledVector[] {
    const rows = this.statements.vectorsOf.all({ at: this.at, id, embeddings });
    return rows.map((row) => ({ label: row.id, vector: readVector(row.vector) }));
  }

  /** Of a passage's sentences, when they were kept. */
  sentenceVectors(id: number, embeddings: string): SentenceVectors | undefined {
    const sentences = this.statements.sentencesFor.get({ id, embeddings })?.sentences;
    return sentences ? readSentenceVectors(sentences) : undefined;
  }

  countPassages(id: ArticleId): number {
    return this.statements.countPassages.get({ at: this.at, id })?.count ?? 0;
  }

  quotesOf(id: ArticleId): Quote[] {
    return this.statements.quotesOf.all({ at: this.at, id }).map(readQuote);
  }

  quotes(): Quote[] {
    return this.statements.quotes.all({ at: this.at }).map(readQuote);
  }

  events({ from, to, limit }: Omit<EventFilter, "articles">): DatedEvent[] {
    const { events, eventsBetween } = this.statements;
    const statement = from === undefined && to === undefined ? events : eventsBetween;
    return statement.all({ at: this.at, ...rangeOf(from, to), limit: limit ?? NO_LIMIT }).map(readEvent);
  }

  eventsOf(id: ArticleId, { from, to }: Pick<EventFilter, "from" | "to"> = {}): DatedEvent[] {
    const { eventsOf, eventsOfBetween } = this.statements;
    const statement = from === undefined && to === undefined ? eventsOf : eventsOfBetween;
    return statement.all({ at: this.at, id, ...rangeOf(from, to) }).map(readEvent);
  }

  counts(): RecordCounts {
    const at = { at: this.at };
    return {
      articles: this.statements.articleCount.get(at)?.count ?? 0,
      passages: this.statements.passageCount.get(at)?.count ?? 0,
      quotes: this.statements.quoteCount.get(at)?.count ?? 0,
      events: this.statements.eventCount.get(at)?.count ?? 0,
    };
  }

  close(): void {
    this.database.close();
  }
}

/** Quotes, events and reports are written by this program only, as JSON of the very type that is read here. */
function readQuote(row: { quote: string }): Quote {
  return JSON.parse(row.quote) as Quote;
}

function readReport(row: { report: string }): IngestReport {
  return JSON.parse(row.report) as IngestReport;
}

/** What SQLite takes for none. */
const NO_LIMIT = -1;

function rangeOf(from: IsoDate | undefined, to: IsoDate | undefined): { from: string; to: string } {
  return { from: from ?? "", to: to ?? "9999-12-31" };
}

function readEvent(row: { event: string }): DatedEvent {
  return JSON.parse(row.event) as DatedEvent;
}

function prepareStatements(database: ArchiveDatabase) {
  const alive = "articles.born <= @at AND articles.died > @at";
  const count = (table: string) =>
    database.prepare<At, { count: number }>(
      `SELECT count(*) AS count FROM ${table} JOIN articles ON articles.number = ${table}.article WHERE ${alive}`,
    );
  // Numbers of articles ascend with the generations: the newest are found from the end, the rest is never looked at.
  const came = `articles.number > coalesce((SELECT number FROM articles WHERE born <= @rows ORDER BY number DESC LIMIT 1), 0)
    AND ${alive}`;
  const went = "articles.died > @rows AND articles.died <= @at AND articles.born <= @rows";
  const countOf = (which: string) => {
    const prepare = (from: string) =>
      database.prepare<Since, { count: number }>(`SELECT count(*) AS count FROM ${from} WHERE ${which}`);
    const joined = (table: string) => prepare(`articles JOIN ${table} ON ${table}.article = articles.number`);
    return [prepare("articles"), joined("passages"), joined("quotes"), joined("events")] as const;
  };
  return {
    came: countOf(came),
    went: countOf(went),
    passagesSince: database.prepare<Since, { id: number }>(
      `SELECT passages.id FROM articles JOIN passages ON article = number WHERE ${came} ORDER BY passages.id`,
    ),
    summaries: database.prepare<At, Omit<SummaryRow, "origin">>(
      `SELECT id, length, ${FACTS} FROM articles WHERE ${alive} ORDER BY id`,
    ),
    origins: database.prepare<At, { id: string; origin: string }>(
      "SELECT id, origin FROM origins WHERE born <= @at AND died > @at",
    ),
    lastReport: database.prepare<At, { report: string }>(
      "SELECT report FROM reports WHERE number <= @at ORDER BY number DESC LIMIT 1",
    ),
    numbers: database.prepare<At, { number: number; id: string }>(
      `SELECT number, id FROM articles WHERE ${alive} ORDER BY number`,
    ),
    passageArticles: database.prepare<At, { id: number; article: number }>(
      `SELECT passages.id, article FROM articles JOIN passages ON article = number WHERE ${alive}`,
    ),
    article: database.prepare<At & { id: string }, ArticleRow>(`${ARTICLE} AND id = @id`),
    body: database.prepare<{ article: number }, { body: string }>(
      "SELECT body FROM bodies WHERE article = @article",
    ),
    passage: database.prepare<{ at: number; id: number }, PassageRow>(
      `${PASSAGE} WHERE passages.id = @id AND ${alive}`,
    ),
    passagesOf: database.prepare<At & { id: string }, PassageRow>(
      `${PASSAGE} WHERE articles.id = @id AND ${alive} ORDER BY ordinal`,
    ),
    textsOf: database.prepare<
      { article: number },
      { id: number; article: number; text: string; context_line: string }
    >(
      `SELECT passages.id, article, text, context_line FROM passages JOIN articles ON number = article
       WHERE article = @article ORDER BY ordinal`,
    ),
    vectors: database.prepare<At & { embeddings: string; after: number }, { id: number; vector: Buffer }>(
      `SELECT passages.id, vector FROM passages JOIN articles ON articles.number = passages.article
       JOIN vectors ON vectors.text_hash = passages.text_hash AND vectors.embeddings = @embeddings
       WHERE passages.id > @after AND ${alive} ORDER BY passages.id LIMIT ${PAGE}`,
    ),
    vectorsOf: database.prepare<At & { id: string; embeddings: string }, { id: number; vector: Buffer }>(
      `SELECT passages.id, vector FROM articles JOIN passages ON passages.article = articles.number
       JOIN vectors ON vectors.text_hash = passages.text_hash AND vectors.embeddings = @embeddings
       WHERE articles.id = @id AND ${alive}`,
    ),
    vectorFor: database.prepare<{ id: number; embeddings: string }, { vector: Buffer }>(
      `SELECT vector FROM passages JOIN vectors ON vectors.text_hash = passages.text_hash
       WHERE passages.id = @id AND embeddings = @embeddings`,
    ),
    sentencesFor: database.prepare<{ id: number; embeddings: string }, { sentences: Buffer | null }>(
      `SELECT vectors.sentences FROM passages JOIN vectors ON vectors.text_hash = passages.text_hash
       WHERE passages.id = @id AND embeddings = @embeddings`,
    ),
    countPassages: database.prepare<At & { id: string }, { count: number }>(
      `SELECT count(*) AS count FROM passages JOIN articles ON number = article WHERE articles.id = @id AND ${alive}`,
    ),
    quotesOf: database.prepare<At & { id: string }, { quote: string }>(
      `SELECT quote FROM quotes JOIN articles ON number = article WHERE id = @id AND ${alive} ORDER BY ordinal`,
    ),
    quotes: database.prepare<At, { quote: string }>(
      `SELECT quote FROM articles JOIN quotes ON article = number WHERE ${alive} ORDER BY id, ordinal`,
    ),
    events: database.prepare<At & Between & { limit: number }, { event: string }>(
      `SELECT event FROM articles JOIN events ON article = number
       WHERE ${alive} ORDER BY date IS NULL, date, id, ordinal LIMIT @limit`,
    ),
    eventsBetween: database.prepare<At & Between & { limit: number }, { event: string }>(
      `SELECT event FROM events JOIN articles ON number = article
       WHERE date >= @from AND date <= @to AND ${alive} ORDER BY date, id, ordinal LIMIT @limit`,
    ),
    eventsOf: database.prepare<At & Between & { id: string }, { event: string }>(
      `SELECT event FROM articles JOIN events ON article = number WHERE id = @id AND ${alive} ORDER BY ordinal`,
    ),
    eventsOfBetween: database.prepare<At & Between & { id: string }, { event: string }>(
      `SELECT event FROM articles JOIN events ON article = number
       WHERE id = @id AND date >= @from AND date <= @to AND ${alive} ORDER BY ordinal`,
    ),
    articleCount: database.prepare<At, { count: number }>(
      `SELECT count(*) AS count FROM articles WHERE ${alive}`,
    ),
    passageCount: count("passages"),
    quoteCount: count("quotes"),
    eventCount: count("events"),
  };
}
