import type { ArchivePreview, ArticleVersion, KnownFile } from "../archive/archive-writer.ts";
import type { ArticleId } from "../domain/article.ts";

/** What the archive knew of the corpus before this ingest. */
export type KnownCorpus = Readonly<{
  files: ReadonlyMap<string, KnownFile>;
  versions: ReadonlyMap<ArticleId, ArticleVersion>;
}>;

export async function readKnown(
  archive: Pick<ArchivePreview, "files" | "articleVersions">,
): Promise<KnownCorpus> {
  return { files: await archive.files(), versions: await archive.articleVersions() };
}

/** Which of the files with these stamps are known already, with all that was made of them. */
export type UnchangedFiles = (stamps: ReadonlyMap<string, string>) => ReadonlySet<string>;

/**
 * A file is unchanged when it has the stamp and was read by the recipe it has now, and its articles are in the archive. A
 * copy of another article has to be read again when the file of that article is.
 */
export function unchangedFilesOf({ files, versions }: KnownCorpus, recipe: string): UnchangedFiles {
  return (stamps) => {
    const unchanged = new Map<string, KnownFile>();
    for (const [file, stamp] of stamps) {
      const before = files.get(file);
      if (before?.stamp !== `${recipe} ${stamp}`) continue;
      if (before.articles.every((id) => versions.get(id)?.file === file)) unchanged.set(file, before);
    }
    const dropReread = (): boolean => {
      const reread = [...unchanged.values()].filter(({ setAside }) =>
        setAside.some(({ copyOf }) => copyOf && !unchanged.has(versions.get(copyOf)?.file ?? "")),
      );
      for (const { file } of reread) unchanged.delete(file);
      return reread.length > 0;
    };
    while (dropReread());
    return new Set(unchanged.keys());
  };
}
