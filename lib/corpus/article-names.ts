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
    const id = firstFree(file, taken);
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

/** The first of what the file could be called that is an id and not `taken`, which holds ids in small letters. */
function firstFree(file: string, taken: ReadonlySet<string>): ArticleId | undefined {
  for (const candidate of candidates(file)) {
    const id = parseArticleId(candidate);
    if (id !== undefined && !taken.has(id.toLowerCase())) return id;
  }
  return undefined;
}

function* candidates(file: string): Generator<string> {
  const path = file.replace(/\.[^./]*$/u, "");
  const name = path.slice(path.lastIndexOf("/") + 1);
  const plain = slug(name);
  if (plain.length <= LONGEST) yield plain;
  const hash = createHash("sha256").update(file).digest("hex").slice(0, 8);
  const hashed = `${plain.slice(0, LONGEST - 9) || "article"}-${hash}`;
  if (plain.length > LONGEST) yield hashed;
  yield slug(path.replaceAll("/", "-"));
  yield hashed;
}

function slug(text: string): string {
  if (/^\w[\w.-]*\w$/u.test(text)) return text;
  const plain = text.normalize("NFKD").replace(/\p{M}+/gu, "");
  return plain.replace(/[^A-Za-z0-9._-]+/gu, "-").replace(/^[-.]+|-+$/gu, "");
}
