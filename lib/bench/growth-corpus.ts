import { appendFile, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { stringify } from "yaml";
import type { PoolRecord } from "../evaluate/pool-record.ts";

/** Files in one folder. */
const FILES_IN_FOLDER = 500;

export type GrowthCorpus = Readonly<{
  /** Where the files go. */
  folder: string;
  articles: number;
  /** A longer body is cut at the end of a paragraph. */
  bodyCharacters: number;
}>;

/** Writes real articles as Markdown; when there are not so many they come again as variations, marked in every paragraph. */
export async function writeGrowthCorpus(
  records: readonly PoolRecord[],
  { folder, articles, bodyCharacters }: GrowthCorpus,
): Promise<void> {
  for (let at = 0; at < articles; at++) {
    const record = records[at % records.length];
    if (!record) throw new Error("There is no article to write.");
    if (at % FILES_IN_FOLDER === 0) await mkdir(join(folder, folderOf(at)), { recursive: true });
    const copy = Math.floor(at / records.length);
    const body = markVariation(cutAtParagraph(record.body, bodyCharacters), copy);
    await writeFile(join(folder, fileOf(at)), asMarkdown(record, body));
  }
}

/** Adds a paragraph to the article written at place `at`. */
export async function changeArticle(folder: string, at: number, paragraph: string): Promise<void> {
  await appendFile(join(folder, fileOf(at)), `\n\n${paragraph}\n`);
}

function folderOf(at: number): string {
  return String(Math.floor(at / FILES_IN_FOLDER)).padStart(4, "0");
}

function fileOf(at: number): string {
  return join(folderOf(at), `article-${String(at).padStart(6, "0")}.md`);
}

function asMarkdown({ title, author, outlet, publishedOn }: PoolRecord, body: string): string {
  return `---\n${stringify({ title, author, outlet, published: publishedOn })}---\n\n${body}\n`;
}

/** Copy 0 is the article itself. */
function markVariation(body: string, copy: number): string {
  if (copy === 0) return body;
  const paragraphs = body.split("\n\n");
  return paragraphs.map((text, at) => `${text} (Edition ${copy}, paragraph ${at + 1}.)`).join("\n\n");
}

function cutAtParagraph(body: string, characters: number): string {
  if (body.length <= characters) return body;
  const end = body.lastIndexOf("\n\n", characters);
  return body.slice(0, end > 0 ? end : characters);
}
