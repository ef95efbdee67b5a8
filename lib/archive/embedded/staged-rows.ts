import { type ArticleId, type Article } from "../../domain/article.ts";
import type { IngestReport, SetAside } from "../../domain/ingest-report.ts";
import { indexedText, type Passage } from "../../domain/passage.ts";
import type {
  ArticleVersion,
  EmbeddingsInfo,
  HashedVector,
  KnownFile,
  PendingText,
  SignedArticle,
  StagedArticle,
} from "../archive-writer.ts";
import {
  hashText,
  idOf,
  type PendingRow,
  readPendingRow,
  readSignature,
  readVector,
  writeFacts,
  writeSignature,
  writeSpans,
  writeVector,
  writeVectorRow,
} from "../article-rows.ts";
import { ALIVE, type ArchiveDatabase } from "./database.ts";
import { prepareStagedStatements, TEXT_PAGE } from "./staged-statements.ts";
import { cosineSimilarity } from "../cosine-similarity.ts";

/** The same model gives the same vector up to rounding; another one is nowhere near. */
const SAME_PROBE = 0.999;

/** The rows of the generation in the making, `next`. Every public method is one transaction, on disk when it returns. */
export class StagedRows {
  private readonly statements;

  constructor(
    private readonly database: ArchiveDatabase,
    readonly next: number,
  ) {
    this.statements = prepareStagedStatements(database);
  }

  articleVersions(): Map<ArticleId, ArticleVersion> {
    const rows = this.statements.versions.all();
    return new Map(
      rows.map(({ id, file, known, fingerprint, content_hash: contentHash }) => [
        idOf(id),
        { contentHash, fingerprint, file, known },
      ]),
    );
  }

  files(): Map<string, KnownFile> {
    return new Map(
      this.statements.files
        .all()
        .map(({ file, stamp, articles, set_aside: setAside }) => [
          file,
          { file, stamp, articles: readIds(articles), setAside: readSetAside(setAside) },
        ]),
    );
  }

  stage(articles: readonly StagedArticle[], files: readonly KnownFile[]): void {
    this.database.transaction(() => {
      for (const staged of articles) {
        this.end(staged.article.id);
        this.insert(staged);
      }
      for (const file of files) this.insertFile(file);
    })();
  }

  remove(ids: readonly ArticleId[]): void {
    this.database.transaction(() => {
      for (const id of ids) this.end(id);
    })();
  }

  keepFiles(kept: ReadonlySet<string>): void {
    this.database.transaction(() => {
      for (const { file } of this.statements.fileNames.all())
        if (!kept.has(file)) this.statements.deleteFile.run({ file });
    })();
  }

  /** Rows that are served stay until their generation is cleaned up; rows that never were are gone at once. */
  private end(id: ArticleId): void {
    const row = this.statements.alive.get({ id });
    if (!row) return;
    if (row.born === this.next) this.deleteArticle(row.number);
    else this.statements.end.run({ number: row.number, died: this.next });
  }

  private deleteArticle(number: number): void {
    for (const statement of this.statements.deletes) statement.run({ article: number });
  }

  private insert(staged: StagedArticle): void {
    const { article, fingerprint, signature, passages, quotes, events } = staged;
    const number = Number(
      this.statements.insertArticle.run(articleColumns(article, fingerprint, passages, this.next))
        .lastInsertRowid,
    );
    this.statements.insertBody.run({ article: number, body: article.body });
    this.statements.insertSignature.run({
      article: number,
      publishedOn: article.publishedOn.value,
      signature: writeSignature(signature),
    });
    for (const passage of passages)
      this.statements.insertPassage.run({ article: number, ...passageColumns(passage) });
    for (const [ordinal, quote] of quotes.entries())
      this.statements.insertQuote.run({ article: number, ordinal, quote: JSON.stringify(quote) });
    for (const [ordinal, event] of events.entries())
      this.statements.insertEvent.run({
        article: number,
        ordinal,
        date: event.date,
        event: JSON.stringify(event),
      });
  }

  private insertFile({ file, stamp, articles, setAside }: KnownFile): void {
    const kept = { articles: JSON.stringify(articles), setAside: JSON.stringify(setAside) };
    this.statements.insertFile.run({ file, stamp, ...kept });
  }

  *signatures(): Generator<SignedArticle> {
    for (const { id, born, published_on: publishedOn, signature } of this.statements.signatures.iterate())
      yield { id: idOf(id), isNew: born === this.next, publishedOn, signature: readSignature(signature) };
  }

  origins(): ReadonlyMap<ArticleId, ArticleId> {
    return new Map(this.statements.origins.all().map(({ id, origin }) => [idOf(id), idOf(origin)]));
  }

  keepOrigins(origins: ReadonlyMap<ArticleId, ArticleId>): void {
    this.database.transaction(() => {
      const known = new Map(this.statements.origins.all().map((row) => [row.id, row]));
      for (const { id, origin, born } of known.values()) {
        if (origins.get(idOf(id)) === origin) continue;
        if (born === this.next) this.statements.deleteOrigin.run({ id });
        else this.statements.endOrigin.run({ id, died: this.next });
      }
      for (const [id, origin] of origins)
        if (known.get(id)?.origin !== origin)
          this.statements.insertOrigin.run({ id, origin, born: this.next });
    })();
  }

  protected insertReport(number: number, report: IngestReport): void {
    this.statements.insertReport.run({ number, report: JSON.stringify(report) });
  }

  embeddingsInfo(id: string): EmbeddingsInfo | undefined {
    const known = this.statements.embeddings.get({ id });
    return known && { id, dimension: known.dimension, probe: readVector(known.probe) };
  }

  useEmbeddings({ id, dimension, probe }: EmbeddingsInfo): void {
    this.database.transaction(() => {
      const known = this.statements.embeddings.get({ id });
      const same =
        known?.dimension === dimension && cosineSimilarity(readVector(known.probe), probe) >= SAME_PROBE;
      if (known && !same) this.statements.deleteVectors.run({ id });
      this.statements.insertEmbeddings.run({ id, dimension, probe: writeVector(probe) });
    })();
  }

  textsWithoutVector(embeddings: string): Generator<PendingText> {
    return pendingTexts((after) => this.statements.withoutVector.all({ embeddings, after }));
  }

  /** Of the articles that come with `next`. */
  newTextsWithoutVector(embeddings: string): Generator<PendingText> {
    const { next } = this;
    return pendingTexts((after) => this.statements.newWithoutVector.all({ embeddings, after, next }));
  }

  countTextsWithoutVector(embeddings: string): number {
    return this.statements.countWithoutVector.get({ embeddings })?.count ?? 0;
  }

  saveVectors(embeddings: string, vectors: readonly HashedVector[]): void {
    this.database.transaction(() => {
      for (const { hash, ...kept } of vectors)
        this.statements.insertVector.run({
          hash: Buffer.from(hash, "hex"),
          embeddings,
          ...writeVectorRow(kept),
        });
    })();
  }

  /** True when the rows to come differ from those served. */
  hasChanges(): boolean {
    const { next } = this;
    // Numbers ascend with the generations: the last article tells whether any came.
    return this.statements.lastBorn.get()?.born === next || this.statements.died.get({ next }) !== undefined;
  }

  rememberGeneration(name: string, builtAt: string): void {
    this.statements.insertGeneration.run({ number: this.next, name, builtAt });
  }

  /**
   * Deletes rows that no generation from `oldest` on holds, and vectors that no passage has any more. `sweeps`: those as well
   * that an ingest which was killed made for articles that it never served, which takes looking at every vector.
   */
  forgetBefore(oldest: number, { sweeps = true }: Readonly<{ sweeps?: boolean }> = {}): void {
    this.database.transaction(() => {
      const gone = this.statements.dead.all({ oldest });
      const hashes = sweeps
        ? []
        : gone.flatMap(({ number }) => this.statements.hashesOf.all({ article: number }));
      for (const { number } of gone) this.deleteArticle(number);
      if (sweeps && gone.length > 0) this.statements.deleteOrphans.run();
      for (const { hash } of hashes) this.statements.deleteOrphan.run({ hash });
      this.statements.deleteOrigins.run({ oldest });
      this.statements.deleteReports.run({ oldest });
      this.statements.deleteGenerations.run({ oldest });
    })();
  }
}

/** Each text once a page; one that is embedded meanwhile does not come again. */
function* pendingTexts(
  readPage: (after: number) => readonly (PendingRow & { id: number })[],
): Generator<PendingText> {
  let after = 0;
  for (;;) {
    const page = readPage(after);
    const seen = new Set<string>();
    for (const pending of page.map(readPendingRow)) {
      if (seen.has(pending.hash)) continue;
      seen.add(pending.hash);
      yield pending;
    }
    if (page.length < TEXT_PAGE) return;
    after = page.at(-1)?.id ?? Infinity;
  }
}

/** Written by this program only, as JSON of the very type that is read here. */
function readIds(json: string): ArticleId[] {
  return (JSON.parse(json) as string[]).map(idOf);
}

function readSetAside(json: string): Omit<SetAside, "file">[] {
  return JSON.parse(json) as Omit<SetAside, "file">[];
}

function articleColumns(
  article: Article,
  fingerprint: string,
  passages: StagedArticle["passages"],
  born: number,
): Record<string, string | number> {
  const { id, file, contentHash, body, title, outlet, author, publishedOn, url } = article;
  const known = [title, outlet, author, publishedOn, url].filter((field) => field.from !== "unknown").length;
  const contextLine = passages[0]?.contextLine ?? "";
  return {
    id,
    born,
    died: ALIVE,
    file,
    contentHash,
    fingerprint,
    known,
    length: body.length,
    contextLine,
    facts: writeFacts(article),
  };
}

function passageColumns(passage: Omit<Passage, "id">): Record<string, string | number | Buffer> {
  const { ordinal, span, sentences, text } = passage;
  const textHash = hashText(indexedText(passage));
  return { ordinal, start: span.start, sentences: writeSpans(sentences, span.start), text, textHash };
}
