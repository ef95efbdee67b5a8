import type { ArchiveWriter } from "../../lib/archive/archive-writer.ts";
import { openEmbeddedWriter } from "../../lib/archive/embedded/open-writer.ts";
import type { CorpusItem } from "../../lib/corpus/read-corpus.ts";
import type { Article } from "../../lib/domain/article.ts";
import type { DatedEvent } from "../../lib/domain/event.ts";
import type { IngestReport } from "../../lib/domain/ingest-report.ts";
import { type Quote, UNKNOWN_ATTRIBUTION } from "../../lib/domain/quote.ts";
import type { NamedEmbeddings } from "../../lib/embeddings/named-embeddings.ts";
import { type CorpusSource, ingest } from "../../lib/ingest/ingest.ts";
import { itemsOf } from "./invented-articles.ts";

export type IngestInto = Readonly<{
  embeddings?: NamedEmbeddings;
  again?: boolean;
  /** Called with every article that is taken apart. */
  onTakenApart?: (article: Article) => void;
}>;

/**
 * An ingest of articles, or of items as a corpus gives them, with one quotation and one event an article, into a folder or
 * whatever `target` opens.
 */
export async function ingestInto(
  target: string | (() => Promise<ArchiveWriter>),
  source: Article[] | CorpusItem[] | CorpusSource,
  { embeddings, again = false, onTakenApart = () => undefined }: IngestInto = {},
): Promise<IngestReport> {
  const writer = typeof target === "string" ? await openEmbeddedWriter(target) : await target();
  try {
    return await ingest(Array.isArray(source) ? streamOf(source) : source, {
      writer,
      embeddings,
      again,
      extractQuotes: (article) => {
        onTakenApart(article);
        return [quoteOf(article)];
      },
      findEvents: (article) => [eventOf(article)],
    });
  } finally {
    await writer.close();
  }
}

async function* streamOf(source: Article[] | CorpusItem[]): AsyncGenerator<CorpusItem> {
  for (const each of source) {
    if ("kind" in each) yield each;
    else yield* itemsOf([each]);
  }
}

function quoteOf({ id }: Article): Quote {
  const words = { start: 0, end: 3 };
  return {
    id: `${id}#q1`,
    articleId: id,
    kind: "direct",
    words,
    pieces: [words],
    cue: null,
    speaker: UNKNOWN_ATTRIBUTION,
    via: null,
    context: words,
  };
}

function eventOf({ id, publishedOn }: Article): DatedEvent {
  const span = { start: 0, end: 3 };
  return {
    articleId: id,
    date: publishedOn.value,
    precision: publishedOn.value === null ? "unknown" : "day",
    expression: span,
    span,
    reportedOn: publishedOn.value,
  };
}
