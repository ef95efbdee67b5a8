import type { ArchivePreview } from "../archive/archive-writer.ts";
import type { IngestReport } from "../domain/ingest-report.ts";
import { type CorpusSource, type IngestProgress, sourceFor, versionOfRecipe } from "./ingest.ts";
import { stageCorpus } from "./stage-corpus.ts";
import { readKnown } from "./unchanged-files.ts";

/** What `ingest` would do with this corpus now; passages, quotes and vectors are not made, and count as none. */
export async function previewIngest(
  source: CorpusSource,
  parts: Readonly<{
    preview: ArchivePreview;
    again: boolean;
    onProgress: (progress: IngestProgress) => void;
  }>,
): Promise<IngestReport> {
  const { preview, again, onProgress } = parts;
  const started = new Date();
  try {
    const known = await readKnown(preview);
    const staged = await stageCorpus(sourceFor(source, known, { again }), {
      writer: { stage: () => undefined, remove: () => undefined, keepFiles: () => undefined },
      known,
      takeApart: () => ({ signature: new Uint16Array(0), passages: [], quotes: [], events: [] }),
      recipe: versionOfRecipe(),
      again,
      onRead: (done) => onProgress({ step: "reading", done }),
    });
    const tookMs = Date.now() - started.getTime();
    return { startedAt: started.toISOString(), tookMs, ...staged, passages: 0, quotes: 0, embedded: 0 };
  } finally {
    await preview.close();
  }
}
