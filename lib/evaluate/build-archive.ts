import { openEmbeddedWriter } from "../archive/embedded/open-writer.ts";
import type { CorpusItem } from "../corpus/read-corpus.ts";
import type { Article } from "../domain/article.ts";
import type { IngestReport } from "../domain/ingest-report.ts";
import type { NamedEmbeddings } from "../embeddings/named-embeddings.ts";
import { ingest, type IngestProgress } from "../ingest/ingest.ts";
import { extractQuotes } from "../quotes/extract-quotes.ts";
import { findEvents } from "../timeline/find-events.ts";

export type ArchiveOrder = Readonly<{
  source: AsyncIterable<CorpusItem>;
  dataDir: string;
  /** Undefined: keywords only. */
  embeddings: NamedEmbeddings | undefined;
  /** Takes apart again what has not changed: the code that does it has. */
  again?: boolean;
  onProgress?: (progress: IngestProgress) => void;
}>;

/** The product's own ingest into `dataDir`. */
export async function buildArchive({ source, dataDir, ...parts }: ArchiveOrder): Promise<IngestReport> {
  const writer = await openEmbeddedWriter(dataDir);
  try {
    return await ingest(source, { writer, extractQuotes, findEvents, ...parts });
  } finally {
    await writer.close();
  }
}

/** Articles that come from no folder, as an ingest takes them. */
export async function* itemsOf(articles: Iterable<Article>): AsyncGenerator<CorpusItem> {
  for (const article of articles) yield await Promise.resolve({ kind: "article", article });
}
