import type { ArchiveWriter, StagedArticle } from "../archive/archive-writer.ts";
import type { CorpusItem } from "../corpus/read-corpus.ts";
import type { Article } from "../domain/article.ts";
import type { DatedEvent } from "../domain/event.ts";
import type { IngestReport } from "../domain/ingest-report.ts";
import type { Quote } from "../domain/quote.ts";
import type { NamedEmbeddings } from "../embeddings/named-embeddings.ts";
import { signText } from "../text/near-duplicates.ts";
import { embedMissing } from "./embed-missing.ts";
import { findOrigins } from "./find-origins.ts";
import { splitPassages } from "./split-passages.ts";
import { stageCorpus } from "./stage-corpus.ts";
import { type KnownCorpus, readKnown, type UnchangedFiles, unchangedFilesOf } from "./unchanged-files.ts";

/**
 * Raise it when passages, quotes or events of an unchanged article would come out otherwise than before: every article
 * is then taken apart again at the next ingest, while vectors of texts that stay the same are kept.
 */
const RECIPE = 2;

/** A whole corpus; a source that can tell by a file's stamp is told which files it need not read. */
export type CorpusSource =
  AsyncIterable<CorpusItem> | ((unchangedFiles: UnchangedFiles) => AsyncIterable<CorpusItem>);

export type IngestParts = Readonly<{
  writer: ArchiveWriter;
  /** Undefined: keywords only. */
  embeddings: NamedEmbeddings | undefined;
  extractQuotes: (article: Article) => readonly Quote[];
  findEvents: (article: Article) => readonly DatedEvent[];
  /** Takes every article apart again, changed or not. */
  again?: boolean;
  onProgress?: (progress: IngestProgress) => void;
  now?: () => Date;
}>;

/** `total` is absent while nobody knows how much there is to do. */
export type IngestProgress = Readonly<{
  step: "reading" | "embedding" | "indexing";
  done: number;
  total?: number;
}>;

/**
 * Reads a whole corpus into the archive and puts the new generation in place. What is not in `source` is removed.
 * Killed at any moment, the last whole generation is served and the next ingest goes on where this one stopped.
 * @throws {EmptyCorpusError} when no article is in it; nothing is changed.
 */
export async function ingest(source: CorpusSource, parts: IngestParts): Promise<IngestReport> {
  const { writer, embeddings, onProgress = () => undefined, now = () => new Date() } = parts;
  const started = now();
  const again = parts.again ?? false;
  const known = await readKnown(writer);
  let files: number | undefined;
  const listed = (count: number, unchanged: number) => {
    files = count;
    // There will be something to embed: what that takes is loaded while files are still read.
    if (unchanged < count) embeddings?.warm?.();
  };
  const staged = await stageCorpus(sourceFor(source, known, { again, onListed: listed }), {
    writer,
    known,
    takeApart: (article) => takeApart(article, parts),
    recipe: versionOfRecipe(),
    again,
    onRead: (done) => onProgress({ step: "reading", done, ...(files !== undefined && { total: files }) }),
  });
  if (await writer.hasChanges())
    await writer.keepOrigins(await findOrigins(writer.signatures(), await writer.origins()));

  const embedded = embeddings
    ? await embedMissing(writer, embeddings, (done, total) => onProgress({ step: "embedding", done, total }))
    : undefined;

  let steps = 0;
  await writer.publish({
    embeddings: embedded?.info,
    now,
    onStep: () => onProgress({ step: "indexing", done: ++steps }),
  });
  const warnings = await inPeace("Old generations could not be removed", () => writer.cleanUp());
  const counts = await writer.counts();
  const report = {
    startedAt: started.toISOString(),
    tookMs: now().getTime() - started.getTime(),
    ...staged,
    passages: counts.passages,
    quotes: counts.quotes,
    embedded: embedded?.embedded ?? 0,
    ...(warnings.length > 0 && { warnings }),
  };
  const unkept = await inPeace("This report could not be kept", () => writer.keepReport(report));
  return unkept.length > 0 ? { ...report, warnings: [...warnings, ...unkept] } : report;
}

/** The new generation is served already: what cannot be done now is told, and made up for by the next ingest. */
async function inPeace(failure: string, act: () => void | Promise<void>): Promise<string[]> {
  try {
    await act();
    return [];
  } catch (error) {
    return [`${failure}: ${error instanceof Error ? error.message : String(error)}`];
  }
}

export function versionOfRecipe(): string {
  return String(RECIPE);
}

/**
 * The source, told which files the archive has with the very stamp and recipe they have now; `onListed` is told how many
 * files there are, and how many of them are unchanged.
 */
export function sourceFor(
  source: CorpusSource,
  known: KnownCorpus,
  {
    again,
    onListed = () => undefined,
  }: Readonly<{ again: boolean; onListed?: (files: number, unchanged: number) => void }>,
): AsyncIterable<CorpusItem> {
  if (typeof source !== "function") return source;
  const unchangedFiles = again ? () => new Set<string>() : unchangedFilesOf(known, versionOfRecipe());
  return source((stamps) => {
    const unchanged = unchangedFiles(stamps);
    onListed(stamps.size, unchanged.size);
    return unchanged;
  });
}

/** What is made of an article besides itself. */
export function takeApart(
  article: Article,
  { extractQuotes, findEvents }: Pick<IngestParts, "extractQuotes" | "findEvents">,
): Omit<StagedArticle, "article" | "fingerprint"> {
  return {
    signature: signText(article.body),
    passages: splitPassages(article),
    quotes: extractQuotes(article),
    events: findEvents(article),
  };
}
