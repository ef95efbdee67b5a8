import type { HNSWLib } from "@langchain/community/vectorstores/hnswlib";
import type { Article, ArticleId, ArticleSummary } from "../../domain/article.ts";
import type { DatedEvent } from "../../domain/event.ts";
import type { IngestReport } from "../../domain/ingest-report.ts";
import type { Passage } from "../../domain/passage.ts";
import type { Quote } from "../../domain/quote.ts";
import type { NamedEmbeddings } from "../../embeddings/named-embeddings.ts";
import type {
  Archive,
  ArchiveInfo,
  EventFilter,
  Hit,
  QueryTerm,
  QuoteFilter,
  SearchOptions,
} from "../archive.ts";
import { cosineSimilarity } from "../cosine-similarity.ts";
import { buildVectors } from "./build-generation.ts";
import type { Manifest } from "./generation-files.ts";
import { mendGeneration } from "./mend-generation.ts";
import type { OpenedIndexes } from "./opened-indexes.ts";
import type { SentenceVectors } from "../sentence-vectors.ts";
import type { EmbeddedRecord } from "./record.ts";
import type { VectorIndex } from "./vector-index.ts";
import { openVectorStore, searchVectorStore } from "./vector-store.ts";

export type OpenedParts = Readonly<{
  dataDir: string;
  record: EmbeddedRecord;
  /** Lets go of the generation's rows. */
  release: () => void;
  manifest: Manifest | undefined;
  /** False: `current` named no generation, and the newest whole one was taken. */
  isNamed: boolean;
  embeddings: NamedEmbeddings | undefined;
  /** Of the vectors; undefined when there are none. */
  dimension: number | undefined;
  indexes: Pick<OpenedIndexes, "keywords" | "articles" | "isWhole" | "wholeKeywords" | "vectors">;
  /** Where they are known already. */
  summaries: readonly ArticleSummary[] | undefined;
}>;

/** Up to this many passages a narrowed vector search compares every one; it is exact, and quicker than the graph. */
const EXACT_MAX = 5000;

/** Up to this many articles their events are read one article at a time. */
const EVENTS_BY_ARTICLE = 100;

/** One generation of the record in SQLite, with its keyword and vector indexes in memory. */
export class EmbeddedArchive implements Archive {
  private readonly record: EmbeddedRecord;
  private readonly articles: OpenedIndexes["articles"];
  private numberOf: ReadonlyMap<ArticleId | undefined, number> | undefined;
  private readonly closing = new AbortController();
  private summaries: readonly ArticleSummary[] | undefined;
  private store: HNSWLib | undefined;
  private failure: string | undefined;
  /** Settles when nothing is being rebuilt any more; never rejects. */
  readonly settled: Promise<void>;

  constructor(private readonly parts: OpenedParts) {
    this.record = parts.record;
    this.articles = parts.indexes.articles;
    this.summaries = parts.summaries;
    const { vectors } = parts.indexes;
    if (vectors) this.serveVectors(vectors.index);
    this.settled = this.mend();
  }

  get info(): ArchiveInfo {
    const { manifest, embeddings } = this.parts;
    const counts = manifest?.counts ?? this.record.counts();
    return {
      generation: manifest?.name ?? `${this.record.at}`,
      builtAt: manifest?.builtAt ?? new Date(0).toISOString(),
      embeddings: embeddings?.id ?? "none",
      articles: counts.articles,
      passages: counts.passages,
      vectors: this.store !== undefined,
      degraded: this.degraded(),
    };
  }

  private degraded(): string[] {
    if (this.failure !== undefined) return [this.failure];
    const missing = this.parts.embeddings !== undefined && this.parts.dimension !== undefined && !this.store;
    return missing ? ["The vector index was damaged and is being rebuilt; keywords answer meanwhile."] : [];
  }

  /** Undefined until somebody has asked for them. */
  get knownSummaries(): readonly ArticleSummary[] | undefined {
    return this.summaries;
  }

  async listArticles(): Promise<readonly ArticleSummary[]> {
    this.summaries ??= this.record.summaries();
    return this.summaries;
  }

  async findArticle(id: ArticleId): Promise<Article | undefined> {
    return this.record.article(id);
  }

  async readPassages(ids: readonly number[]): Promise<readonly Passage[]> {
    return ids.map((id) => this.record.passage(id)).filter((passage) => passage !== undefined);
  }

  async passagesOf(id: ArticleId): Promise<readonly Passage[]> {
    return this.record.passagesOf(id);
  }

  async searchKeywords(
    terms: readonly QueryTerm[],
    { limit, within }: SearchOptions,
  ): Promise<readonly Hit[]> {
    const allowed = within && new Set([...within].map((id) => this.numbers().get(id)));
    const found = this.parts.indexes.keywords.search(
      terms,
      limit,
      allowed && ((article) => allowed.has(article)),
    );
    return found.flatMap(({ passageId, article, score }) => {
      const articleId = this.articles[article];
      return articleId === undefined ? [] : [{ passageId, articleId, score }];
    });
  }

  private numbers(): ReadonlyMap<ArticleId | undefined, number> {
    return (this.numberOf ??= new Map(this.articles.map((id, index) => [id, index])));
  }

  async documentFrequencies(terms: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const { keywords } = this.parts.indexes;
    const counted = terms.map((term) => [term, keywords.documentFrequency(term)] as const);
    return new Map(counted.filter(([, frequency]) => frequency > 0));
  }

  async similarTerms(word: string): Promise<readonly string[]> {
    return this.parts.indexes.keywords.similarTerms(word);
  }

  async searchVectors(vector: Float32Array, { limit, within }: SearchOptions): Promise<readonly Hit[]> {
    if (!this.store) return [];
    if (vector.length !== this.parts.dimension)
      throw new Error(
        `The index holds vectors of ${this.parts.dimension} numbers, asked was one of ${vector.length}.`,
      );
    return within
      ? this.searchWithin(this.store, vector, limit, within)
      : this.searchAll(this.store, vector, limit);
  }

  async sentenceVectors(ids: readonly number[]): Promise<ReadonlyMap<number, SentenceVectors>> {
    const { embeddings } = this.parts;
    if (!embeddings) return new Map();
    const found = new Map<number, SentenceVectors>();
    for (const id of ids) {
      const vectors = this.record.sentenceVectors(id, embeddings.id);
      if (vectors) found.set(id, vectors);
    }
    return found;
  }

  private async searchAll(store: HNSWLib, vector: Float32Array, limit: number): Promise<Hit[]> {
    const passedOver = this.parts.indexes.vectors?.countUnmarked() ?? 0;
    const found = await searchVectorStore(store, vector, limit + passedOver);
    const hits = found.flatMap(({ passageId, articleId, similarity }) =>
      articleId === undefined ? [] : [{ passageId, articleId, score: similarity }],
    );
    return hits.slice(0, limit);
  }

  /** hnswlib's own filter calls back into JavaScript from its search, where an error would end the process. */
  private async searchWithin(
    store: HNSWLib,
    vector: Float32Array,
    limit: number,
    within: ReadonlySet<ArticleId>,
  ): Promise<Hit[]> {
    const passages = [...within].reduce((sum, id) => sum + this.record.countPassages(id), 0);
    if (passages <= EXACT_MAX) return this.compareAll(vector, limit, within);
    const share = passages / this.info.passages;
    const wide = await this.searchAll(store, vector, Math.ceil((limit / share) * 2));
    return wide.filter(({ articleId }) => within.has(articleId)).slice(0, limit);
  }

  private compareAll(vector: Float32Array, limit: number, within: ReadonlySet<ArticleId>): Hit[] {
    const embeddings = this.parts.embeddings?.id ?? "none";
    const hits = [...within].flatMap((articleId) =>
      this.record.vectorsOf(articleId, embeddings).map(({ label, vector: other }) => ({
        passageId: label,
        articleId,
        score: cosineSimilarity(vector, other),
      })),
    );
    return hits.sort((a, b) => b.score - a.score || a.passageId - b.passageId).slice(0, limit);
  }

  async listQuotes({ articles }: QuoteFilter = {}): Promise<readonly Quote[]> {
    return articles ? sortIds(articles).flatMap((id) => this.record.quotesOf(id)) : this.record.quotes();
  }

  async listEvents({ articles, ...filter }: EventFilter = {}): Promise<readonly DatedEvent[]> {
    if (!articles) return this.record.events(filter);
    const { from, to, limit } = filter;
    const range = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
    const own =
      articles.size > EVENTS_BY_ARTICLE
        ? this.record.events(range).filter(({ articleId }) => articles.has(articleId))
        : [...articles].sort().flatMap((id) => this.record.eventsOf(id, range));
    return own.sort((a, b) => (a.date ?? "9999").localeCompare(b.date ?? "9999")).slice(0, limit);
  }

  async lastReport(): Promise<IngestReport | undefined> {
    return this.record.lastReport();
  }

  async close(): Promise<void> {
    this.closing.abort();
    await this.settled;
    this.record.close();
    this.parts.release();
  }

  private serveVectors(index: VectorIndex): void {
    const embeddings = this.parts.embeddings;
    if (!embeddings) return;
    this.store = openVectorStore(index, embeddings, (passageId) => {
      const article = this.parts.indexes.keywords.articleOf(passageId);
      return article === undefined ? undefined : this.articles[article];
    });
  }

  /** Makes what was damaged again and puts a whole generation in its place on disk. */
  private async mend(): Promise<void> {
    const { embeddings, dimension, isNamed, indexes } = this.parts;
    const vectors = indexes.vectors?.index;
    const rebuildsVectors = embeddings !== undefined && dimension !== undefined && !vectors;
    if (!rebuildsVectors && indexes.isWhole && isNamed) return;
    try {
      // Whoever opened the archive gets it before the rebuilding begins.
      await new Promise((resolve) => setImmediate(resolve));
      const index = rebuildsVectors
        ? await buildVectors(this.record, { id: embeddings.id, dimension }, this.closing.signal)
        : vectors;
      if (index) this.serveVectors(index);
      await mendGeneration({ ...this.parts, vectors: index }, !rebuildsVectors && indexes.isWhole);
    } catch (error) {
      if (this.closing.signal.aborted) return;
      this.failure = `The index is damaged and could not be rebuilt: ${String(error)}. Run: npm run ingest`;
    }
  }
}

function sortIds(ids: ReadonlySet<ArticleId>): ArticleId[] {
  return [...ids].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}
