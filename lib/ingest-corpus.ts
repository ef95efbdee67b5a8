import { openEmbeddedPreview } from "./archive/embedded/open-preview.ts";
import { openEmbeddedWriter } from "./archive/embedded/open-writer.ts";
import { type CorpusLimits, readCorpus } from "./corpus/read-corpus.ts";
import type { IngestReport } from "./domain/ingest-report.ts";
import { openEmbeddings } from "./embeddings/open-embeddings.ts";
import { ingest, type IngestProgress } from "./ingest/ingest.ts";
import { previewIngest } from "./ingest/preview-ingest.ts";
import type { UnchangedFiles } from "./ingest/unchanged-files.ts";
import { extractQuotes } from "./quotes/extract-quotes.ts";
import type { Limits, Settings } from "./settings.ts";
import { findEvents } from "./timeline/find-events.ts";

/** What else the settings limit says nothing about how files are read. */
function pickCorpusLimits({ fileBytes, rowBytes, pages, parseMs, parserMegabytes }: Limits): CorpusLimits {
  return { fileBytes, rowBytes, pages, parseMs, parserMegabytes };
}

export type IngestOrder = Readonly<{
  /** Says what would be done, and does nothing. */
  dryRun?: boolean;
  /** Takes every article apart again, changed or not. */
  again?: boolean;
  onProgress?: (progress: IngestProgress) => void;
}>;

/**
 * Brings the archive in DATA_DIR into line with the articles in CORPUS_DIR.
 * @throws {CorpusError} {EmptyCorpusError} {ArchiveLockedError} {NewerArchiveError} {DamagedArchiveError}
 *   {EmbeddingsError} {EmbeddingsProviderError}; what is served has then not changed.
 */
export async function ingestCorpus(settings: Settings, order: IngestOrder = {}): Promise<IngestReport> {
  const { corpusDir, dataDir, limits } = settings;
  const { again = false, onProgress = () => undefined } = order;
  const source = (unchangedFiles: UnchangedFiles) =>
    readCorpus(corpusDir, { unchangedFiles, limits: pickCorpusLimits(limits) });
  if (order.dryRun)
    return previewIngest(source, { preview: openEmbeddedPreview(dataDir), again, onProgress });

  const embeddings = await openEmbeddings(settings);
  const writer = await openEmbeddedWriter(dataDir);
  try {
    return await ingest(source, { writer, embeddings, extractQuotes, findEvents, again, onProgress });
  } finally {
    await writer.close();
    await embeddings?.close?.();
  }
}
