import { type ArchiveBackend, archiveBackend } from "./archive/archive-backend.ts";
import type { ArchiveWriter } from "./archive/archive-writer.ts";
import { type CorpusLimits, readCorpus } from "./corpus/read-corpus.ts";
import type { IngestReport } from "./domain/ingest-report.ts";
import { borrowEmbeddings } from "./embeddings/borrow-embeddings.ts";
import type { NamedEmbeddings } from "./embeddings/named-embeddings.ts";
import { openEmbeddings } from "./embeddings/open-embeddings.ts";
import { type CorpusSource, ingest, type IngestProgress, takeApart } from "./ingest/ingest.ts";
import { previewIngest } from "./ingest/preview-ingest.ts";
import { extractQuotes } from "./quotes/extract-quotes.ts";
import type { Limits, Settings } from "./settings.ts";
import { findEvents } from "./timeline/find-events.ts";

export type IngestOrder = Readonly<{
  /** Says what would be done, and does nothing. */
  dryRun?: boolean;
  /** Takes every article apart again, changed or not. */
  again?: boolean;
  onProgress?: (progress: IngestProgress) => void;
}>;

/** An archive locked against other ingests, until it is closed; `dryRun` means nothing to it. */
export type OpenIngest = Readonly<{
  /** One at a time. */
  run: (order?: IngestOrder) => Promise<IngestReport>;
  close: () => Promise<void>;
}>;

/**
 * Brings the archive (in DATA_DIR, or in the database) into line with the articles in CORPUS_DIR.
 * @throws {CorpusError} {EmptyCorpusError} {ArchiveLockedError} {NewerArchiveError} {DamagedArchiveError}
 *   {ArchiveBusyError} {EmbeddingsError} {EmbeddingsProviderError}; what is served has then not changed.
 */
export async function ingestCorpus(settings: Settings, order: IngestOrder = {}): Promise<IngestReport> {
  const backend = await archiveBackend(settings);
  try {
    return await (order.dryRun ? preview : ingestInto)(backend, settings, order);
  } finally {
    await backend.close();
  }
}

async function preview(
  backend: ArchiveBackend,
  settings: Settings,
  order: IngestOrder,
): Promise<IngestReport> {
  const { again = false, onProgress = () => undefined } = order;
  return previewIngest(sourceOf(settings), { preview: await backend.openPreview(), again, onProgress });
}

/**
 * Does what an ingest does first, changes nothing and locks nobody out: looks at all files, and takes the first article apart.
 * Code that has run is compiled, and what has been read once is read. Throws what an ingest would throw.
 */
export async function rehearseIngest(settings: Settings): Promise<void> {
  await ingestCorpus(settings, { dryRun: true });
  const limits = pickCorpusLimits(settings.limits);
  const unchangedFiles = (stamps: ReadonlyMap<string, string>) => new Set([...stamps.keys()].slice(1));
  for await (const item of readCorpus(settings.corpusDir, { unchangedFiles, limits }))
    if (item.kind === "article") takeApart(item.article, { extractQuotes, findEvents });
}

async function ingestInto(
  backend: ArchiveBackend,
  settings: Settings,
  { again = false, onProgress = () => undefined }: IngestOrder,
): Promise<IngestReport> {
  const embeddings = await openOrBorrow(settings);
  try {
    const writer = await backend.openWriter();
    try {
      const parts = { writer, embeddings, extractQuotes, findEvents, again, onProgress };
      return await ingest(sourceOf(settings), parts);
    } finally {
      await writer.close();
    }
  } finally {
    await embeddings?.close?.();
  }
}

/** Where the archive is, in words, and the name of the generation it serves now. */
export async function servedNow(
  settings: Settings,
): Promise<Readonly<{ archive: string; generation: string | undefined }>> {
  const backend = await archiveBackend(settings);
  try {
    return { archive: backend.name, generation: await backend.currentGeneration() };
  } finally {
    await backend.close();
  }
}

/**
 * For one ingest after the other: what takes time to load stays loaded, and no other ingest comes between.
 * @throws {ArchiveLockedError} and what else `ingestCorpus` throws when it opens the archive.
 */
export async function openIngest(settings: Settings): Promise<OpenIngest> {
  const embeddings = await openOrBorrow(settings);
  const backend = await archiveBackend(settings);
  let writer: ArchiveWriter | undefined = await backend.openWriter();
  return {
    async run({ again = false, onProgress = () => undefined } = {}) {
      writer ??= await backend.openWriter();
      const parts = { writer, embeddings, extractQuotes, findEvents, again, onProgress };
      try {
        return await ingest(sourceOf(settings), parts);
      } finally {
        // A writer makes one generation; the next one's is opened at once, so that the lock is never long without a holder.
        await writer.close();
        writer = undefined;
        writer = await backend.openWriter();
      }
    },
    async close() {
      await writer?.close();
      await backend.close();
      await embeddings?.close?.();
    },
  };
}

/** A server that serves the same folder lends its model, which is loaded. */
async function openOrBorrow(settings: Settings): Promise<NamedEmbeddings | undefined> {
  const own = await openEmbeddings(settings);
  return own && !settings.database ? borrowEmbeddings(own, settings.dataDir) : own;
}

function sourceOf({ corpusDir, limits }: Settings): CorpusSource {
  return (unchangedFiles) => readCorpus(corpusDir, { unchangedFiles, limits: pickCorpusLimits(limits) });
}

/** What else the settings limit says nothing about how files are read. */
function pickCorpusLimits({ fileBytes, rowBytes, pages, parseMs, parserMegabytes }: Limits): CorpusLimits {
  return { fileBytes, rowBytes, pages, parseMs, parserMegabytes };
}
