import type { ArticleId } from "../domain/article.ts";
import type { ArchiveSource } from "./archive-source.ts";
import type { ArchiveWriter, ArticleVersion } from "./archive-writer.ts";

/** Articles copied in one transaction, and vectors at a time. */
const BATCH = { articles: 64, vectors: 256 };

export type CopyReport = Readonly<{
  articles: number;
  /** Articles that were not there before, or otherwise. */
  copied: number;
  removed: number;
  vectors: number;
  /** Texts whose vector the source did not keep: the next ingest makes them. */
  withoutVector: number;
}>;

export type CopyOptions = Readonly<{ now: () => Date; onProgress?: (done: number, total: number) => void }>;

/**
 * Makes what `source` serves the record that `writer` serves; nothing is read from the corpus, and nothing embedded. Cut
 * short at any moment, what was served stays, and the next copy goes on where this one stopped.
 */
export async function copyArchive(
  source: ArchiveSource,
  writer: ArchiveWriter,
  { now, onProgress = () => undefined }: CopyOptions,
): Promise<CopyReport> {
  const [wanted, there] = [await source.articleVersions(), await writer.articleVersions()];
  const missing = [...wanted].filter(([id, version]) => !isSame(version, there.get(id))).map(([id]) => id);
  for (const [at, ids] of inBatches(missing, BATCH.articles)) {
    await writer.stage(await source.readArticles(ids), []);
    onProgress(at + ids.length, missing.length);
  }
  const gone = [...there.keys()].filter((id) => !wanted.has(id));
  await writer.remove(gone);
  await writer.keepOrigins(await source.origins());
  const { vectors, withoutVector } = await copyVectors(source, writer);
  await copyFiles(source, writer);
  await writer.publish({ embeddings: await source.embeddings(), now });
  await writer.cleanUp();
  const report = await source.lastReport();
  if (report) await writer.keepReport(report);
  return { articles: wanted.size, copied: missing.length, removed: gone.length, vectors, withoutVector };
}

function isSame(a: ArticleVersion, b: ArticleVersion | undefined): boolean {
  return a.contentHash === b?.contentHash && a.fingerprint === b.fingerprint && a.file === b.file;
}

async function copyVectors(
  source: ArchiveSource,
  writer: ArchiveWriter,
): Promise<Pick<CopyReport, "vectors" | "withoutVector">> {
  const embeddings = await source.embeddings();
  if (!embeddings) return { vectors: 0, withoutVector: 0 };
  await writer.useEmbeddings(embeddings);
  const count = { vectors: 0, withoutVector: 0 };
  const copy = async (hashes: readonly string[]) => {
    const found = await source.vectors(embeddings.id, hashes);
    await writer.saveVectors(
      embeddings.id,
      [...found].map(([hash, kept]) => ({ hash, ...kept })),
    );
    count.vectors += found.size;
    count.withoutVector += hashes.length - found.size;
  };
  let hashes: string[] = [];
  for await (const { hash } of writer.textsWithoutVector(embeddings.id)) {
    hashes.push(hash);
    if (hashes.length < BATCH.vectors) continue;
    await copy(hashes);
    hashes = [];
  }
  if (hashes.length > 0) await copy(hashes);
  return count;
}

async function copyFiles(source: ArchiveSource, writer: ArchiveWriter): Promise<void> {
  const files = await source.files();
  for (const [, batch] of inBatches(files, BATCH.articles)) await writer.stage([], batch);
  await writer.keepFiles(new Set(files.map(({ file }) => file)));
}

function* inBatches<T>(all: readonly T[], size: number): Generator<[number, readonly T[]]> {
  for (let at = 0; at < all.length; at += size) yield [at, all.slice(at, at + size)];
}

/** The ids in `ids` that `articles` lacks would be lost in silence. @throws when there is one. */
export function expectAll<T extends { article: { id: ArticleId } }>(
  ids: readonly ArticleId[],
  articles: readonly T[],
): readonly T[] {
  const found = new Set(articles.map(({ article }) => article.id));
  const lost = ids.filter((id) => !found.has(id));
  if (lost.length > 0)
    throw new Error(`${lost.join(", ")} went away while the archive was copied. Try again.`);
  return articles;
}
