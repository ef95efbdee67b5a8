import { createReadStream, statSync } from "node:fs";
import { join } from "node:path";
import { pipeline, type Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { z } from "zod";

/** What is wrong with a benchmark's folder or one of its records, in the operator's words. Exit code 2. */
export class RecordsError extends Error {
  override readonly name = "RecordsError";
}

/**
 * The file of a set: `<folder>/<name>.jsonl` or, when that is missing, `<name>.jsonl.gz`.
 * @throws RecordsError when the folder holds neither.
 */
export function findRecordsFile(folder: string, name: string): string {
  const file = findOptionalRecordsFile(folder, name);
  if (file === undefined) {
    throw new RecordsError(`${folder} holds neither ${name}.jsonl nor ${name}.jsonl.gz`);
  }
  return file;
}

/** As `findRecordsFile`, but undefined when the folder holds neither. A missing folder still throws. */
export function findOptionalRecordsFile(folder: string, name: string): string | undefined {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw new RecordsError(`${folder} is not a folder`);
  }
  const candidates = [join(folder, `${name}.jsonl`), join(folder, `${name}.jsonl.gz`)];
  return candidates.find((path) => statSync(path, { throwIfNoEntry: false })?.isFile());
}

/**
 * Records of a `.jsonl` or `.jsonl.gz` file, one a line, blank lines skipped; the file is streamed.
 * @throws RecordsError naming file and line when a line is not JSON or breaks the schema, or the file cannot be read.
 */
export async function* readRecords<T>(
  path: string,
  schema: z.ZodType<T>,
): AsyncGenerator<T, void, undefined> {
  let line = 0;
  for await (const text of readLines(path)) {
    line++;
    if (text.trim() !== "") yield parseRecord(text, schema, `${path}:${line}`);
  }
}

/**
 * All records of a file, in order.
 * @throws RecordsError as `readRecords`, and when the file holds no record at all.
 */
export async function collectRecords<T>(path: string, schema: z.ZodType<T>): Promise<T[]> {
  const records: T[] = [];
  for await (const record of readRecords(path, schema)) records.push(record);
  if (records.length === 0) throw new RecordsError(`${path} holds no records`);
  return records;
}

async function* readLines(path: string): AsyncGenerator<string, void, undefined> {
  let rest = "";
  try {
    for await (const chunk of openText(path)) {
      const lines = `${rest}${String(chunk)}`.split("\n");
      rest = lines.pop() ?? "";
      yield* lines;
    }
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new RecordsError(`${path} cannot be read: ${why}`, { cause });
  }
  if (rest !== "") yield rest;
}

/** The file as UTF-8 text; an error of the disk or of the archive reaches whoever reads. */
function openText(path: string): Readable {
  const bytes = createReadStream(path);
  const text = path.endsWith(".gz") ? pipeline(bytes, createGunzip(), () => undefined) : bytes;
  return text.setEncoding("utf8");
}

function parseRecord<T>(text: string, schema: z.ZodType<T>, place: string): T {
  const parsed = schema.safeParse(parseJson(text, place));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const field = issue?.path.join(".") ?? "";
  throw new RecordsError(
    `${place} breaks the schema${field === "" ? "" : ` at "${field}"`}: ${issue?.message}`,
  );
}

function parseJson(text: string, place: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new RecordsError(`${place} is not JSON`, { cause });
  }
}
