import { type IsoDate } from "../domain/article.ts";
import type { FileMetadata } from "./formats/format.ts";
import { readDay } from "./read-day.ts";

/** A record's fields under names in small letters without "_", "-", ".", ":" and spaces. */
export type RecordFields = ReadonlyMap<string, unknown>;

/** The usual names of each field, first come first served. */
const NAMES = {
  title: ["title", "headline", "articletitle", "dctitle"],
  outlet: ["outlet", "publication", "publisher", "source", "sitename", "site", "newspaper", "sourcename"],
  author: ["author", "authors", "byline", "by", "creator", "dccreator", "writer"],
  published: ["published", "date", "publishedon", "publishedat", "pubdate", "datepublished", "publicationdate", "publisheddate", "publishdate", "published_time", "timestamp", "dcdate"],
  url: ["url", "link", "canonical", "sourceurl", "uri", "permalink", "articleurl"],
  id: ["id", "guid", "articleid", "uuid"],
  body: ["body", "text", "content", "articlebody", "fulltext", "contenttext", "story", "article"],
} as const;

export type FieldName = keyof typeof NAMES;

/** The fields of `record`; the first of two that come to one name counts. `columns` gives some of them other names. */
export function recordFields(
  record: Readonly<Record<string, unknown>>,
  columns: Readonly<Record<string, string>> = {},
): RecordFields {
  const fields = new Map<string, unknown>();
  for (const [field, column] of Object.entries(columns))
    if (Object.hasOwn(record, column)) fields.set(normalise(field), record[column]);
  for (const [name, value] of Object.entries(record)) if (!fields.has(normalise(name))) fields.set(normalise(name), value);
  return fields;
}

function normalise(name: string): string {
  return name.toLowerCase().replace(/[\s_.:-]+/gu, "");
}

export function wordsIn(fields: RecordFields, field: FieldName): string | undefined {
  for (const name of NAMES[field]) {
    const words = wordsOf(fields.get(normalise(name)));
    if (words !== undefined) return words;
  }
  return undefined;
}

export function metadataIn(fields: RecordFields): FileMetadata {
  return {
    title: line(wordsIn(fields, "title")),
    outlet: line(wordsIn(fields, "outlet")),
    author: line(wordsIn(fields, "author")),
    published: dayIn(fields),
    url: webAddress(wordsIn(fields, "url")),
  };
}

function dayIn(fields: RecordFields): IsoDate | undefined {
  return readDay(wordsIn(fields, "published") ?? "");
}

/** Longer ones are no titles, names or addresses. */
const LINE_MAX = 500;

/** One line of words, or nothing. */
export function line(text: string | null | undefined): string | undefined {
  const words = text?.replace(/[\s\p{Cc}]+/gu, " ").trim() ?? "";
  return words === "" || words.length > LINE_MAX ? undefined : words;
}

export function webAddress(text: string | null | undefined): string | undefined {
  const address = line(text);
  return address !== undefined && /^https?:\/\/[^\s"<>]+$/iu.test(address) && URL.canParse(address) ? address : undefined;
}

/** A value as words: lists joined, things by their name. */
function wordsOf(value: unknown): string | undefined {
  if (Array.isArray(value)) return value.map(wordsOf).filter(Boolean).join(", ") || undefined;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? undefined : value.toISOString();
  if (typeof value === "object" && value !== null) return "name" in value ? wordsOf(value.name) : undefined;
  return typeof value === "string" || typeof value === "number" ? String(value).trim() || undefined : undefined;
}
