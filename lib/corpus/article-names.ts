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

/**
 * Ids for the articles of one file, `<name of the file>-<key>`, in the order of their keys; a key that comes again has its
 * place added. What could be read as an article of a file with a longer name has a hash added.
 */
export function nameParts(
  name: ArticleId,
  keys: readonly string[],
  names: ReadonlySet<ArticleId>,
): readonly ArticleId[] {
  const others = [...names].filter((other) => other.length > name.length && startsWith(other, name));
  const isAnothers = (id: string) => others.some((other) => startsWith(id, other));
  const taken = new Set<string>();
  return keys.map((key, index) => {
    const hash = createHash("sha256").update(`${name}\n${key}\n${index}`).digest("hex").slice(0, 16);
    const wanted = [key, `${key}-${index + 1}`].map((each) => `${name}-${slug(each)}`).filter((id) => id.length <= LONGEST);
    const hashed = `${name.slice(0, LONGEST - 17)}-${hash}`;
    const free = wanted.find((id) => !taken.has(id.toLowerCase()) && !isAnothers(id) && !id.endsWith("-")) ?? hashed;
    taken.add(free.toLowerCase());
    return parseArticleId(free) ?? name;
  });
}

function startsWith(id: string, name: string): boolean {
  return `${id}-`.toLowerCase().startsWith(`${name}-`.toLowerCase());
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
