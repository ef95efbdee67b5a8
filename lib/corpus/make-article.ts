import { createHash } from "node:crypto";
import {
  type Article,
  type ArticleId,
  type Field,
  type IsoDate,
  parseIsoDate,
  UNKNOWN_FIELD,
} from "../domain/article.ts";
import { type Span, trimSpan } from "../domain/span.ts";
import { findFurniture } from "./find-furniture.ts";

export type ArticleFields = Readonly<{
  title: Field<string>;
  outlet: Field<string>;
  author: Field<string>;
  publishedOn: Field<IsoDate>;
  url: Field<string>;
}>;

/** What a record outside the text says of an article; empty strings and null count as unknown. */
export type ArticleRecord = Readonly<{
  id: ArticleId;
  file: string;
  body: string;
  title?: string | null;
  outlet?: string | null;
  author?: string | null;
  /** `YYYY-MM-DD`; anything else is unknown. */
  publishedOn?: string | null;
  url?: string | null;
  note?: string | null;
}>;

/** An article out of a record: every field is the editor's, the text is only searched for furniture. */
export function makeArticle(record: ArticleRecord): Article {
  const { id, file, body, note } = record;
  const fields = {
    title: editorField(record.title),
    outlet: editorField(record.outlet),
    author: editorField(record.author),
    publishedOn: editorField(parseIsoDate(record.publishedOn ?? "")),
    url: editorField(record.url),
  };
  return composeArticle({ id, file, body, fields, note: note ?? null, furniture: [] });
}

export function editorField(value: string | null | undefined): Field<string> {
  return fieldFrom("editor", value);
}

export function textField(value: string | undefined): Field<string> {
  return fieldFrom("text", value);
}

export function fileField(value: string | undefined): Field<string> {
  return fieldFrom("file", value);
}

function fieldFrom(from: "text" | "file" | "editor", value: string | null | undefined): Field<string> {
  return value === undefined || value === null || value.trim() === ""
    ? UNKNOWN_FIELD
    : { value: value.trim(), from };
}

/** `furniture`: spans known already (title line, front matter); those that `findFurniture` finds are added. */
export function composeArticle(
  parts: Readonly<{
    id: ArticleId;
    file: string;
    body: string;
    fields: ArticleFields;
    note: string | null;
    furniture: readonly Span[];
  }>,
): Article {
  const { id, file, body, fields, note } = parts;
  const known = [...parts.furniture, ...titleLine(body, fields.title.value)];
  const furniture = mergeSpans([...known, ...findFurniture(body)]);
  const contentHash = createHash("sha256").update(body, "utf8").digest("hex");
  return { id, file, body, contentHash, ...fields, note, furniture };
}

/** The first line, when it is the title and nothing more. */
function titleLine(body: string, title: string | null): Span[] {
  const first = trimSpan(body, { start: 0, end: firstLineEnd(body) });
  return title !== null && body.slice(first.start, first.end) === title ? [first] : [];
}

function firstLineEnd(body: string): number {
  const text = body.search(/\S/u);
  const newline = body.indexOf("\n", Math.max(0, text));
  return newline === -1 ? body.length : newline;
}

/** Sorted, and apart: spans that overlap or touch become one. */
export function mergeSpans(spans: readonly Span[]): Span[] {
  const sorted = spans.filter((span) => span.end > span.start).sort((a, b) => a.start - b.start);
  const merged: Span[] = [];
  for (const span of sorted) {
    const last = merged.at(-1);
    if (last && span.start <= last.end)
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    else merged.push({ start: span.start, end: span.end });
  }
  return merged;
}
