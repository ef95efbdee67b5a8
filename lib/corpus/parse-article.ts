import { parse as parseYaml } from "yaml";
import { type Article, type ArticleId, type Field, type IsoDate, parseIsoDate } from "../domain/article.ts";
import type { Span } from "../domain/span.ts";
import { composeArticle, editorField, textField } from "./make-article.ts";
import { readHeading } from "./read-heading.ts";
import type { Source } from "./read-sources.ts";

export type ArticleText = Readonly<{ id: ArticleId; file: string; body: string }>;

/** An article's fields as its text states them, completed from the editor's `source`. */
export function parseArticle({ id, file, body }: ArticleText, source: Source): Article {
  const matter = /\.(?:md|markdown)$/iu.test(file) ? readFrontMatter(body) : NO_FRONT_MATTER;
  const heading = readHeading(body.slice(matter.end));
  const stated = statedFields(matter.fields);
  const fields = {
    title: firstKnown(textField(stated.title ?? heading.title), editorField(source.title), textField(heading.headline)),
    outlet: firstKnown(textField(stated.outlet), editorField(source.outlet)),
    author: firstKnown(textField(stated.author ?? heading.author), editorField(source.author)),
    publishedOn: firstKnown<IsoDate>(textField(stated.published ?? heading.publishedOn), editorField(source.published)),
    url: firstKnown(textField(stated.url), editorField(source.url)),
  };
  const furniture = [{ start: 0, end: matter.end }, ...heading.furniture.map((span) => shift(span, matter.end))];
  return composeArticle({ id, file, body, fields, note: source.note ?? null, furniture });
}

function firstKnown<T>(first: Field<T>, ...others: readonly Field<T>[]): Field<T> {
  return [first, ...others].find((field) => field.from !== "unknown") ?? first;
}

function shift(span: Span, by: number): Span {
  return { start: span.start + by, end: span.end + by };
}

/** Front matter stays in the body, as furniture; `end` is where the text after it begins. */
type FrontMatter = Readonly<{ end: number; fields: Readonly<Record<string, unknown>> }>;
const NO_FRONT_MATTER: FrontMatter = { end: 0, fields: {} };

function readFrontMatter(body: string): FrontMatter {
  const match = /^---[ \t]*\n([\s\S]*?)\n---[ \t]*(?:\n|$)/u.exec(body);
  if (!match) return NO_FRONT_MATTER;
  const value: unknown = parseYaml(match[1] ?? "", { maxAliasCount: 0 });
  const fields = typeof value === "object" && value !== null ? Object.fromEntries(Object.entries(value)) : {};
  return { end: match[0].length, fields };
}

/** The usual names of each field in front matter, first come first served. */
const KEYS = {
  title: ["title", "headline"],
  outlet: ["outlet", "publication", "publisher", "source", "site", "site_name"],
  author: ["author", "authors", "byline", "by"],
  published: ["published", "date", "publishedOn", "published_at", "pubDate", "datePublished"],
  url: ["url", "link", "canonical", "source_url"],
};

function statedFields(matter: FrontMatter["fields"]): Source {
  const text = (keys: readonly string[]) => keys.map((key) => wordsOf(matter[key])).find((value) => value !== undefined);
  const url = text(KEYS.url);
  return {
    title: text(KEYS.title),
    outlet: text(KEYS.outlet),
    author: text(KEYS.author),
    published: parseIsoDate((text(KEYS.published) ?? "").slice(0, 10)),
    url: url !== undefined && /^https?:\/\//u.test(url) ? url : undefined,
  };
}

function wordsOf(value: unknown): string | undefined {
  if (Array.isArray(value)) return value.map(wordsOf).filter(Boolean).join(", ") || undefined;
  if (value instanceof Date) return value.toISOString();
  return typeof value === "string" || typeof value === "number" ? String(value).trim() || undefined : undefined;
}
