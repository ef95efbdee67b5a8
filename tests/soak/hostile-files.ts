import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openEmbeddedArchive } from "../../lib/archive/embedded/open-archive.ts";
import { openEmbeddedWriter } from "../../lib/archive/embedded/open-writer.ts";
import { readCorpus } from "../../lib/corpus/read-corpus.ts";
import type { Article } from "../../lib/domain/article.ts";
import type { IngestReport, SetAside } from "../../lib/domain/ingest-report.ts";
import { ingest } from "../../lib/ingest/ingest.ts";
import { extractQuotes } from "../../lib/quotes/extract-quotes.ts";
import { findEvents } from "../../lib/timeline/find-events.ts";
import { makeBomb, writeHostileFiles } from "../corpus/write-hostile-files.ts";

/** Small enough that each file that is meant to take all of it is given up soon. */
const LIMITS = { fileBytes: 2_000_000, rowBytes: 100_000, pages: 20, parseMs: 4000, parserMegabytes: 192 };

/** Articles among the hostile files that have to come through whole. */
export const GOOD = [1, 2, 3].map((number) => ({
  id: `good-${number}`,
  body: `The zeppelin number ${number} came to Easton on Monday. “It was on time,” said Anna Reed, its captain.`,
}));

export type HostileRun = Readonly<{
  /** Hostile files written, the bomb included. */
  files: number;
  report: IngestReport;
  articles: readonly Article[];
  setAside: readonly SetAside[];
  quotes: number;
}>;

/** An ingest of `count` hostile files and the good ones, from the folder to the served record. */
export async function ingestHostileFiles(count: number, seed: number): Promise<HostileRun> {
  const dir = mkdtempSync(join(tmpdir(), "hostile-"));
  try {
    await mkdir(join(dir, "corpus"));
    const files = await writeHostileFiles(join(dir, "corpus"), count, seed);
    const bomb = await makeBomb();
    writeFileSync(join(dir, "corpus", bomb.file), bomb.bytes);
    for (const { id, body } of GOOD) writeFileSync(join(dir, "corpus", `${id}.txt`), body);

    const writer = await openEmbeddedWriter(join(dir, "data"));
    const source = readCorpus(join(dir, "corpus"), { limits: LIMITS });
    const report = await ingest(source, { writer, embeddings: undefined, extractQuotes, findEvents });
    await writer.close();
    return {
      files: files.length + 1,
      report,
      ...(await readServed(join(dir, "data"))),
      setAside: report.setAside,
    };
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

async function readServed(dataDir: string): Promise<{ articles: Article[]; quotes: number }> {
  const archive = await openEmbeddedArchive(dataDir, undefined);
  const articles: Article[] = [];
  for (const { id } of await archive.listArticles()) {
    const article = await archive.findArticle(id);
    if (article) articles.push(article);
  }
  const quotes = (await archive.listQuotes()).length;
  await archive.close();
  return { articles, quotes };
}
