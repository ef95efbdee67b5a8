import { createHash } from "node:crypto";
import { type ArticleId, parseArticleId } from "../domain/article.ts";

const LONGEST = 128;

/**
 * An id for every file, in the order given: the name without its extension, characters an id cannot hold as "-".
 * When two would be the same, the later takes its folders into its id, and a hash of its path if need be.
 */
export function nameArticles(files: readonly string[]): ReadonlyMap<string, ArticleId> {
  const ids = new Map<string, ArticleId>();
  const taken = new Set<string>();
  for (const file of files) {
    const id = candidates(file)
      .map(parseArticleId)
      .find((candidate) => candidate !== undefined && !taken.has(candidate.toLowerCase()));
    if (id === undefined) continue;
    taken.add(id.toLowerCase());
    ids.set(file, id);
  }
  return ids;
}

function candidates(file: string): string[] {
  const path = file.replace(/\.[^./]*$/u, "");
  const name = path.slice(path.lastIndexOf("/") + 1);
  const hash = createHash("sha256").update(file).digest("hex").slice(0, 8);
  const plain = slug(name);
  const hashed = `${plain.slice(0, LONGEST - 9) || "article"}-${hash}`;
  return [plain.length > LONGEST ? hashed : plain, slug(path.replaceAll("/", "-")), hashed];
}

function slug(text: string): string {
  const plain = text.normalize("NFKD").replace(/\p{M}+/gu, "");
  return plain.replace(/[^A-Za-z0-9._-]+/gu, "-").replace(/^[-.]+|-+$/gu, "");
}
