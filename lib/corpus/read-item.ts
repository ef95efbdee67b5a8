import type { Article, ArticleId } from "../domain/article.ts";
import type { SetAside, SetAsideReason } from "../domain/ingest-report.ts";
import { nameParts } from "./article-names.ts";
import type { Aside, FormatResult, FileText } from "./formats/format.ts";
import { type FormatName, formatOf, holdsSeveral, isIsolated, READ_FORMATS, readFormat } from "./formats/formats.ts";
import { parseArticle } from "./parse-article.ts";
import type { ParserProcess } from "./parser-process.ts";
import type { CorpusItem, CorpusLimits } from "./read-corpus.ts";
import { type FileContent, type FileStat, readRegularFile, tooLarge } from "./read-regular-file.ts";
import type { Source } from "./read-sources.ts";
import { YamlError } from "./read-yaml.ts";

export type Candidate = Readonly<{
  root: string;
  file: string;
  look: FileStat | Extract<FileContent, { ok: false }>;
  /** The names of all files: those of this one's articles are told apart from them. */
  names: ReadonlyMap<string, ArticleId>;
  source: Source;
}>;

type ReadParts = Readonly<{ limits: CorpusLimits; parser: ParserProcess }>;

/** One file: its articles, or why it is set aside. */
export async function readItem(candidate: Candidate, parts: ReadParts): Promise<CorpusItem> {
  const { file, names, look, source } = candidate;
  const name = names.get(file);
  const format = formatOf(file);
  if (name === undefined) return setAside(file, "bad-name", "No id can be made of its name. Rename it.");
  if (format === undefined)
    return setAside(file, "unsupported-format", `Only ${READ_FORMATS} files are read.`);
  if (!look.ok) return setAside(file, look.reason, look.why);

  const result = await readTexts(candidate, format, parts);
  if (!result.ok) return setAside(file, result.reason, result.why);
  if (holdsSeveral(format)) return articlesOf(result, { file, name, names, source });
  const [text] = result.texts;
  const article = text && (await parseOrSetAside({ id: name, file, text }, source));
  if (!article) return setAside(file, "empty", "It holds no text.");
  return "reason" in article ? setAside(file, article.reason, article.why) : { kind: "article", article };
}

function setAside(file: string, reason: SetAsideReason, why: string): CorpusItem {
  return { kind: "set-aside", file, reason, why };
}

async function readTexts(
  { root, file, look, source }: Candidate,
  format: FormatName,
  { limits, parser }: ReadParts,
): Promise<FormatResult> {
  if (look.ok && look.bytes > limits.fileBytes) return tooLarge(look.bytes, limits.fileBytes);
  const content = await readRegularFile(root, file, limits.fileBytes);
  if (!content.ok) return content;
  const options = { limits, columns: source.columns ?? {} };
  const read = isIsolated(format) ? parser.read : readFormat;
  return read(format, content.bytes, options);
}

type Names = Pick<Candidate, "file" | "names" | "source"> & Readonly<{ name: ArticleId }>;

async function articlesOf(
  { texts, setAside: asides }: FormatResult & { ok: true },
  { file, name, names, source }: Names,
): Promise<CorpusItem> {
  const ids = nameParts(
    name,
    texts.map(({ key }, index) => key ?? String(index + 1)),
    new Set(names.values()),
  );
  const parsed = await Promise.all(
    texts.map((text, index) => parseOrSetAside({ id: ids[index] ?? name, file, text }, source)),
  );
  const articles = parsed.filter((each): each is Article => !("reason" in each));
  const broken = parsed.filter((each): each is SetAside => "reason" in each);
  const all: Aside[] = [...asides, ...broken.map(({ reason, why }) => ({ reason, why }))];
  if (articles.length === 0 && all.length === 0) return setAside(file, "empty", "It holds no article.");
  return { kind: "articles", file, articles, setAside: all };
}

async function parseOrSetAside(
  text: Readonly<{ id: ArticleId; file: string; text: FileText }>,
  source: Source,
): Promise<Article | SetAside> {
  try {
    return await parseArticle(text, source);
  } catch (error) {
    if (!(error instanceof YamlError)) throw error;
    return { file: text.file, reason: "bad-metadata", why: `Its front matter is no YAML: ${error.message}` };
  }
}
