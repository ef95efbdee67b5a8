import { join } from "node:path";
import type { ArticleId } from "../../domain/article.ts";
import { bringKeywords, indexedOf } from "./bring-up-to-date.ts";
import { buildKeywords } from "./build-generation.ts";
import type { ArchiveDatabase } from "./database.ts";
import { readProven } from "./durable-files.ts";
import { generationFolder, isProven, KEYWORD_FILE, type Manifest, VECTOR_FILE } from "./generation-files.ts";
import { readColumns } from "./keyword-columns.ts";
import { type KeywordIndex, openKeywordIndex, type WholeKeywordIndex } from "./keyword-index.ts";
import type { EmbeddedRecord } from "./record.ts";
import { readArrivals, type RecordChanges } from "./record-changes.ts";
import { type GraphView, SharedGraph } from "./shared-graph.ts";
import { readVectorIndex } from "./vector-index.ts";

/** The indexes of one generation, in memory. */
export type OpenedIndexes = Readonly<{
  keywords: KeywordIndex;
  /** By the numbers that the keyword index gives them; undefined for one that is gone. */
  articles: readonly (ArticleId | undefined)[];
  /** Passages that the files hold, or held by what came over them, and this generation does not. */
  gone: ReadonlySet<number>;
  /** False: made from the articles, since the file was missing or damaged. */
  isWhole: boolean;
  /** As it would be written. */
  wholeKeywords: () => WholeKeywordIndex;
  graph: SharedGraph | undefined;
  vectors: GraphView | undefined;
}>;

export type IndexedParts = Readonly<{
  dataDir: string;
  manifest: Manifest;
  database: ArchiveDatabase;
  record: EmbeddedRecord;
  /** Of the embeddings at hand; undefined leaves the vectors alone. */
  embeddings: string | undefined;
}>;

/** From the generation's files, each proven, and what came and went since they were written. */
export async function loadIndexes(parts: IndexedParts): Promise<OpenedIndexes> {
  const { dataDir, manifest, record, embeddings } = parts;
  const bytes = await readProven(
    join(generationFolder(dataDir, manifest.name), KEYWORD_FILE),
    manifest.files.keywords,
  );
  const keywords = bytes ? layKeywords(bytes, parts) : rebuildKeywords(record);
  const graph = embeddings === undefined ? undefined : await loadGraph(parts);
  return { ...keywords, graph, vectors: graph?.open(keywords.gone) };
}

type Keywords = Omit<OpenedIndexes, "graph" | "vectors">;

export function rebuildKeywords(record: EmbeddedRecord): Keywords {
  const keywords = buildKeywords(record);
  return {
    keywords,
    articles: idsOf(record),
    gone: new Set(),
    isWhole: false,
    wholeKeywords: () => keywords,
  };
}

function idsOf(record: EmbeddedRecord): ArticleId[] {
  return record.numbers().map(({ id }) => id);
}

function layKeywords(bytes: Uint8Array, { manifest, database, record }: IndexedParts): Keywords {
  const whole = openKeywordIndex(bytes);
  const indexed = indexedOf(manifest);
  if (indexed.rows === record.at)
    return {
      keywords: whole,
      articles: idsOf(record),
      gone: new Set(),
      isWhole: true,
      wholeKeywords: () => whole,
    };
  const { articles, gone } = findStaying(bytes, record);
  const { came, documents } = readArrivals(database, { since: indexed.rows, at: record.at });
  return {
    keywords: whole.extend({ gone, added: documents, addedArticles: came.length }),
    articles: [...articles, ...came],
    gone: new Set(gone),
    isWhole: true,
    wholeKeywords: () => bringKeywords(bytes, indexed, record),
  };
}

/** Which articles of an index the record still has, by their numbers in it, and which of its passages it has no more. */
function findStaying(bytes: Uint8Array, record: EmbeddedRecord) {
  const { passageIds, articles: articleOf, articleLengths } = readColumns(bytes);
  const idOf = new Map(record.numbers().map(({ number, id }) => [number, id]));
  const owner = new Map(record.passageArticles().map(({ id, article }) => [id, article]));
  const articles = new Array<ArticleId | undefined>(articleLengths.length).fill(undefined);
  const gone: number[] = [];
  for (const [ordinal, passage] of passageIds.entries()) {
    const number = owner.get(passage);
    if (number === undefined) gone.push(passage);
    else articles[articleOf[ordinal] ?? 0] = idOf.get(number);
  }
  return { articles, gone };
}

async function loadGraph({ dataDir, manifest, record }: IndexedParts): Promise<SharedGraph | undefined> {
  const path = join(generationFolder(dataDir, manifest.name), VECTOR_FILE);
  const { embeddings, files } = manifest;
  if (!embeddings || !files.vectors || !(await isProven(path, files.vectors))) return undefined;
  const graph = new SharedGraph(await readVectorIndex(path, embeddings.dimension));
  const { rows } = indexedOf(manifest);
  if (rows !== record.at) await graph.add(record.vectorsFor(record.passagesSince(rows), embeddings.id));
  return graph;
}

/** Those of a generation whose files are the same, given those of one before it that is open; `changes` are all since. */
export async function bringIndexes(
  before: OpenedIndexes,
  changes: RecordChanges,
  { record, embeddings }: IndexedParts,
): Promise<OpenedIndexes> {
  const { came, documents } = changes;
  const articles = [...before.articles];
  for (const passage of changes.gone) {
    const article = before.keywords.articleOf(passage);
    if (article !== undefined) articles[article] = undefined;
  }
  const gone = new Set([...before.gone, ...changes.gone]);
  const { graph } = before;
  if (graph && embeddings !== undefined)
    await graph.add(
      record.vectorsFor(
        documents.map(({ passageId }) => passageId),
        embeddings,
      ),
    );
  return {
    keywords: before.keywords.extend({ gone: changes.gone, added: documents, addedArticles: came.length }),
    articles: [...articles, ...came],
    gone,
    isWhole: true,
    wholeKeywords: () => buildKeywords(record),
    graph,
    vectors: graph?.open(gone),
  };
}
