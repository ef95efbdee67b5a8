import { createHash } from "node:crypto";
import { realpath, stat } from "node:fs/promises";
import type { Article } from "../domain/article.ts";
import type { SetAside } from "../domain/ingest-report.ts";
import { nameArticles } from "./article-names.ts";
import type { FormatLimits } from "./formats/format.ts";
import { listFiles } from "./list-files.ts";
import { ParserProcess, type ParserLimits } from "./parser-process.ts";
import { readItem } from "./read-item.ts";
import { readRegularFile, reasonOf, statFiles } from "./read-regular-file.ts";
import type { Source, Sources } from "./read-sources.ts";

/**
 * What one file is: one article, several with what could not be read between them, nothing that was not known already,
 * or no article. `stamp` changes whenever the file, or what `sources.yaml` says of it, may have changed.
 */
export type CorpusItem =
  | Readonly<{ kind: "article"; article: Article; stamp?: string }>
  | Readonly<{
      kind: "articles";
      file: string;
      articles: readonly Article[];
      setAside: readonly Omit<SetAside, "file">[];
      stamp?: string;
    }>
  | Readonly<{ kind: "unchanged"; file: string; stamp: string }>
  | (Readonly<{ kind: "set-aside"; stamp?: string }> & SetAside);

export type ReadOptions = Readonly<{
  limits?: Partial<CorpusLimits>;
  /** Which of the files with these stamps are known already and need not be read again. */
  unchangedFiles?: (stamps: ReadonlyMap<string, string>) => ReadonlySet<string>;
  nowMs?: () => number;
}>;

export type CorpusLimits = FormatLimits & ParserLimits;

export const CORPUS_LIMITS: CorpusLimits = {
  fileBytes: 20 * 1024 * 1024,
  rowBytes: 1024 * 1024,
  pages: 500,
  parseMs: 30_000,
  parserMegabytes: 512,
};

/** The corpus as a whole cannot be read; `message` says which folder and why. */
export class CorpusError extends Error {
  override readonly name = "CorpusError";
}

const NO_SOURCE: Source = {};
const SOURCES = /(?:^|\/)sources\.ya?ml$/iu;
/** A file changed so lately could change again within the clock's grain: its stamp is not to be trusted. */
const SETTLED_MS = 2000;

/**
 * Every file below `dir`, in order of path: its articles, or why it is set aside. One broken file never stops the rest.
 * @throws {CorpusError} when the folder is missing, no folder, or unreadable.
 */
export async function* readCorpus(dir: string, options: ReadOptions = {}): AsyncGenerator<CorpusItem> {
  const { nowMs = Date.now } = options;
  const limits = { ...CORPUS_LIMITS, ...options.limits };
  const root = await openRoot(dir);
  const listing = await listFiles(root);
  if ("why" in listing) throw new CorpusError(`The corpus folder ${dir} cannot be read: ${listing.why}`);
  for (const aside of listing.setAside) yield { kind: "set-aside", ...aside };

  const sources = new Map<string, Sources>();
  for (const file of listing.files.filter((path) => SOURCES.test(path))) {
    const found = await readSourcesFile(root, file, limits.fileBytes);
    sources.set(folderOf(file), found);
    const setAside = found.problems.map((why) => ({ reason: "bad-metadata" as const, why }));
    if (setAside.length > 0) yield { kind: "articles", file, articles: [], setAside };
  }
  const sourceOf = (file: string) => sources.get(folderOf(file))?.entries.get(nameOf(file)) ?? NO_SOURCE;

  const files = listing.files.filter((path) => !SOURCES.test(path));
  const looks = await statFiles(root, files);
  const told = tellOf(limits);
  const stamps = new Map<string, string>();
  for (const [file, look] of looks) if (look.ok) stamps.set(file, `${look.stamp}:${told(sourceOf(file))}`);
  const unchanged = options.unchangedFiles?.(stamps) ?? new Set<string>();
  const names = nameArticles(files);
  const parser = new ParserProcess(limits);
  try {
    for (const [file, look] of looks) {
      const stamp = stamps.get(file);
      if (stamp !== undefined && unchanged.has(file)) yield { kind: "unchanged", file, stamp };
      else {
        const item = await readItem({ root, file, look, names, source: sourceOf(file) }, { limits, parser });
        const settled = look.ok && nowMs() - look.changedMs > SETTLED_MS && !isOutOfReach(item);
        yield settled && stamp !== undefined ? { ...item, stamp } : item;
      }
    }
  } finally {
    parser.close();
  }
}

/** A file that could not be read is tried again next time, whatever its looks. */
function isOutOfReach(item: CorpusItem): boolean {
  return item.kind === "set-aside" && item.reason === "unreadable";
}

/** What an editor says of a file and what a file may be count as its looks; most files share one source, NO_SOURCE. */
function tellOf(limits: CorpusLimits): (source: Source) => string {
  const known = new Map<Source, string>();
  return (source) => {
    const told =
      known.get(source) ??
      createHash("sha256").update(JSON.stringify([source, limits])).digest("hex").slice(0, 16);
    known.set(source, told);
    return told;
  };
}

async function openRoot(dir: string): Promise<string> {
  const root = await realpath(dir).catch((cause: unknown) => {
    throw new CorpusError(`The corpus folder ${dir} cannot be read: ${reasonOf(cause)}`, { cause });
  });
  if ((await stat(root)).isDirectory()) return root;
  throw new CorpusError(`The corpus ${dir} is not a folder. Set CORPUS_DIR to a folder of articles.`);
}

/** Most corpora have none: what reads them is loaded with the first. */
async function readSourcesFile(root: string, file: string, maxBytes: number): Promise<Sources> {
  const { decodeText } = await import("./decode-text.ts");
  const { readSources } = await import("./read-sources.ts");
  const content = await readRegularFile(root, file, maxBytes);
  const decoded = content.ok ? decodeText(content.bytes) : content;
  if (decoded.ok) return readSources(decoded.text);
  return { entries: new Map(), problems: decoded.reason === "empty" ? [] : [decoded.why] };
}

function folderOf(file: string): string {
  return file.slice(0, Math.max(0, file.lastIndexOf("/")));
}

function nameOf(file: string): string {
  return file.slice(file.lastIndexOf("/") + 1);
}
