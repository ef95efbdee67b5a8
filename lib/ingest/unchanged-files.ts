import type { ArchivePreview, KnownFile } from "../archive/archive-writer.ts";

/** Which of the files with these stamps are known already, with all that was made of them. */
export type UnchangedFiles = (stamps: ReadonlyMap<string, string>) => ReadonlySet<string>;

/**
 * A file is unchanged when it has the stamp and was read by the recipe it has now, and its articles are in the archive. A
 * copy of another article has to be read again when the file of that article is.
 */
export async function unchangedFilesOf(
  archive: Pick<ArchivePreview, "files" | "articleVersions">,
  recipe: string,
): Promise<UnchangedFiles> {
  const known = await archive.files();
  const versions = await archive.articleVersions();
  return (stamps) => {
    const unchanged = new Map<string, KnownFile>();
    for (const [file, stamp] of stamps) {
      const before = known.get(file);
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
