import { createHash } from "node:crypto";
import { realpath, stat } from "node:fs/promises";
import { YAMLError } from "yaml";
import type { Article, ArticleId } from "../domain/article.ts";
import type { SetAside, SetAsideReason } from "../domain/ingest-report.ts";
import { nameArticles } from "./article-names.ts";
import { decodeText } from "./decode-text.ts";
import { listFiles } from "./list-files.ts";
import { parseArticle } from "./parse-article.ts";
import { readRegularFile, reasonOf, statFile, tooLarge } from "./read-regular-file.ts";
import { readSources, type Source, type Sources } from "./read-sources.ts";

/** `stamp` changes whenever the file, or what `sources.yaml` says of it, may have changed. */
export type CorpusItem =
  | Readonly<{ kind: "article"; article: Article; stamp?: string }>
  | Readonly<{ kind: "unchanged"; file: string; stamp: string }>
  | (Readonly<{ kind: "set-aside" }> & SetAside);

export type ReadOptions = Readonly<{
  /** Bytes; a larger file is set aside. 20 MB unless told. */
  maxFileBytes?: number;
  /** True: the file is known with this very stamp and need not be read again. */
  isUnchanged?: (file: string, stamp: string) => boolean;
  nowMs?: () => number;
}>;

/** The corpus as a whole cannot be read; `message` says which folder and why. */
export class CorpusError extends Error {
  override readonly name = "CorpusError";
}

const MAX_FILE_BYTES = 20 * 1024 * 1024;
const FORMATS = /\.(?:txt|text|md|markdown)$/iu;
const SOURCES = /(?:^|\/)sources\.ya?ml$/iu;
/** A file changed so lately could change again within the clock's grain: its stamp is not to be trusted. */
const SETTLED_MS = 2000;

/**
 * Every file below `dir`, in order of path: its article, or why it is set aside. One broken file never stops the rest.
 * @throws {CorpusError} when the folder is missing, no folder, or unreadable.
 */
export async function* readCorpus(dir: string, options: ReadOptions = {}): AsyncGenerator<CorpusItem> {
  const root = await openRoot(dir);
  const listing = await listFiles(root);
  if ("why" in listing) throw new CorpusError(`The corpus folder ${dir} cannot be read: ${listing.why}`);
  for (const aside of listing.setAside) yield { kind: "set-aside", ...aside };

  const sources = new Map<string, Sources>();
  for (const file of listing.files.filter((path) => SOURCES.test(path))) {
    const found = await readSourcesFile(root, file);
    sources.set(folderOf(file), found);
    for (const why of found.problems) yield setAside(file, "bad-metadata", why);
  }

  const files = listing.files.filter((path) => !SOURCES.test(path));
  const ids = nameArticles(files);
  for (const file of files) {
    const source = sources.get(folderOf(file))?.entries.get(file.slice(file.lastIndexOf("/") + 1)) ?? {};
    yield await readItem({ root, file, id: ids.get(file), source }, options);
  }
}

function setAside(file: string, reason: SetAsideReason, why: string): CorpusItem {
  return { kind: "set-aside", file, reason, why };
}

async function openRoot(dir: string): Promise<string> {
  const root = await realpath(dir).catch((cause: unknown) => {
    throw new CorpusError(`The corpus folder ${dir} cannot be read: ${reasonOf(cause)}`, { cause });
  });
  if ((await stat(root)).isDirectory()) return root;
  throw new CorpusError(`The corpus ${dir} is not a folder. Set CORPUS_DIR to a folder of articles.`);
}

async function readSourcesFile(root: string, file: string): Promise<Sources> {
  const content = await readRegularFile(root, file, MAX_FILE_BYTES);
  const decoded = content.ok ? decodeText(content.bytes) : content;
  if (decoded.ok) return readSources(decoded.text);
  return { entries: new Map(), problems: decoded.reason === "empty" ? [] : [decoded.why] };
}

function folderOf(file: string): string {
  return file.slice(0, Math.max(0, file.lastIndexOf("/")));
}

type Candidate = Readonly<{ root: string; file: string; id: ArticleId | undefined; source: Source }>;

async function readItem({ root, file, id, source }: Candidate, options: ReadOptions): Promise<CorpusItem> {
  const { maxFileBytes = MAX_FILE_BYTES, isUnchanged = () => false, nowMs = Date.now } = options;
  if (id === undefined) return setAside(file, "bad-name", "No id can be made of its name. Rename it.");
  if (!FORMATS.test(file)) return setAside(file, "unsupported-format", "Only .txt and .md files are read.");

  const looks = await statFile(root, file);
  if (!looks.ok) return setAside(file, looks.reason, looks.why);
  if (looks.bytes > maxFileBytes) return setAside(file, "too-large", tooLarge(looks.bytes, maxFileBytes).why);
  const stamp = `${looks.stamp}:${hashSource(source)}`;
  if (isUnchanged(file, stamp)) return { kind: "unchanged", file, stamp };

  const content = await readRegularFile(root, file, maxFileBytes);
  const decoded = content.ok ? decodeText(content.bytes) : content;
  if (!decoded.ok) return setAside(file, decoded.reason, decoded.why);
  const article = parseOrSetAside({ id, file, body: decoded.text }, source);
  if ("reason" in article) return { kind: "set-aside", ...article };
  const settled = nowMs() - looks.changedMs > SETTLED_MS;
  return settled ? { kind: "article", article, stamp } : { kind: "article", article };
}

function hashSource(source: Source): string {
  return createHash("sha256").update(JSON.stringify(source)).digest("hex").slice(0, 16);
}

function parseOrSetAside(
  text: Readonly<{ id: ArticleId; file: string; body: string }>,
  source: Source,
): Article | SetAside {
  try {
    return parseArticle(text, source);
  } catch (error) {
    if (!(error instanceof YAMLError) && !(error instanceof ReferenceError)) throw error;
    return { file: text.file, reason: "bad-metadata", why: `Its front matter is no YAML: ${error.message}` };
  }
}
