import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { stringify } from "yaml";
import { z } from "zod";
import { collectRecords, findRecordsFile } from "../../lib/evaluate/records.ts";

/** A news article as allsides writes it. */
const NewsRecord = z.object({
  id: z.string().min(1),
  title: z.string().nullable(),
  author: z.string().nullable(),
  source: z.string(),
  published_at: z.string().nullable(),
  body: z.string(),
});
export type NewsRecord = z.infer<typeof NewsRecord>;

/** Files in one folder; a folder of ten thousand is slow to look at. */
const FILES_IN_FOLDER = 500;

/**
 * Writes `count` articles of `<data>/allsides` as Markdown below `folder`; when there are not so many they come again
 * as marked variations, a copy number in every paragraph. @throws {RecordsError} when `data` holds no such set.
 */
export async function writeLoadCorpus(
  data: string,
  folder: string,
  { count, bodyCharacters = Infinity }: { count: number; bodyCharacters?: number },
): Promise<readonly NewsRecord[]> {
  const records = await collectRecords(findRecordsFile(join(data, "allsides"), "articles"), NewsRecord);
  for (let at = 0; at < count; at++) {
    const record = records[at % records.length];
    if (!record) break;
    const below = join(folder, String(Math.floor(at / FILES_IN_FOLDER)).padStart(3, "0"));
    if (at % FILES_IN_FOLDER === 0) await mkdir(below, { recursive: true });
    const copy = Math.floor(at / records.length);
    const body = cutAtParagraph(record.body, bodyCharacters);
    await writeFile(join(below, `${record.id}-${copy}.md`), markdown(record, vary(body, copy)));
  }
  return records.slice(0, count);
}

function markdown({ title, author, source, published_at: published }: NewsRecord, body: string): string {
  return `---\n${stringify({ title, author, outlet: source, published })}---\n\n${body}\n`;
}

/** Copy 0 is the article itself; each other one differs from it in every paragraph. */
function vary(body: string, copy: number): string {
  if (copy === 0) return body;
  return body
    .split("\n\n")
    .map((paragraph, at) => `${paragraph} (Edition ${copy}, paragraph ${at + 1}.)`)
    .join("\n\n");
}

function cutAtParagraph(body: string, characters: number): string {
  if (body.length <= characters) return body;
  const end = body.lastIndexOf("\n\n", characters);
  return body.slice(0, end > 0 ? end : characters);
}
