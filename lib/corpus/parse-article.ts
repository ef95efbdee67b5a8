import { type Article, type ArticleId, type Field, type IsoDate } from "../domain/article.ts";
import type { Span } from "../domain/span.ts";
import type { FileMetadata, FileText } from "./formats/format.ts";
import { composeArticle, editorField, fileField, textField } from "./make-article.ts";
import { readHeading } from "./read-heading.ts";
import type { Source } from "./read-sources.ts";
import { readYaml } from "./read-yaml.ts";
import { metadataIn, recordFields } from "./record-fields.ts";

export type ArticleText = Readonly<{ id: ArticleId; file: string; text: FileText }>;

/**
 * An article's fields as they are stated: by tags and columns made for it first, then by its text, then by the editor's
 * `source`, at last by what a program may have left in the file, and by what only looks like a headline.
 * @throws {YamlError} when its front matter is none.
 */
export async function parseArticle({ id, file, text }: ArticleText, source: Source): Promise<Article> {
  const { body, metadata = {}, isWeak = false } = text;
  const matter = /\.(?:md|markdown)$/iu.test(file) ? await readFrontMatter(body) : NO_FRONT_MATTER;
  const heading = readHeading(body.slice(matter.end));
  const stated = matter.metadata;
  const inOrder = <T>(fromFile: Field<T>, fromText: Field<T>, fromEditor: Field<T>): Field<T> =>
    isWeak ? firstKnown(fromText, fromEditor, fromFile) : firstKnown(fromFile, fromText, fromEditor);
  const titled = inOrder(
    fileField(metadata.title),
    textField(stated.title ?? heading.title),
    editorField(source.title),
  );
  const fields = {
    title: firstKnown(titled, textField(heading.headline)),
    outlet: inOrder(fileField(metadata.outlet), textField(stated.outlet), editorField(source.outlet)),
    author: inOrder(
      fileField(metadata.author),
      textField(stated.author ?? heading.author),
      editorField(source.author),
    ),
    publishedOn: inOrder<IsoDate>(
      fileField(metadata.published),
      textField(stated.published ?? heading.publishedOn),
      editorField(source.published),
    ),
    url: inOrder(fileField(metadata.url), textField(stated.url), editorField(source.url)),
  };
  const furniture = [
    { start: 0, end: matter.end },
    ...heading.furniture.map((span) => shift(span, matter.end)),
  ];
  return composeArticle({ id, file, body, fields, note: source.note ?? null, furniture });
}

function firstKnown<T>(first: Field<T>, ...others: readonly Field<T>[]): Field<T> {
  return [first, ...others].find((field) => field.from !== "unknown") ?? first;
}

function shift(span: Span, by: number): Span {
  return { start: span.start + by, end: span.end + by };
}

/** Front matter stays in the body, as furniture; `end` is where the text after it begins. */
type FrontMatter = Readonly<{ end: number; metadata: FileMetadata }>;
const NO_FRONT_MATTER: FrontMatter = { end: 0, metadata: {} };

async function readFrontMatter(body: string): Promise<FrontMatter> {
  const match = /^---[ \t]*\n([\s\S]*?)\n---[ \t]*(?:\n|$)/u.exec(body);
  if (!match) return NO_FRONT_MATTER;
  const value = await readYaml(match[1] ?? "");
  const fields = typeof value === "object" && value !== null ? Object.fromEntries(Object.entries(value)) : {};
  return { end: match[0].length, metadata: metadataIn(recordFields(fields)) };
}
