import type { Span } from "./span.ts";

declare const articleIdBrand: unique symbol;

/** The name of the article's file without its extension, with its key in a file of several; matches `^[A-Za-z0-9._-]{1,128}$`. */
export type ArticleId = string & { readonly [articleIdBrand]: true };

const ARTICLE_ID = /^[A-Za-z0-9._-]{1,128}$/u;

/** The only maker of ArticleIds. Undefined when `text` is not one. */
export function parseArticleId(text: string): ArticleId | undefined {
  return ARTICLE_ID.test(text) ? (text as ArticleId) : undefined;
}

/** A calendar day, `YYYY-MM-DD`, that exists. */
export type IsoDate = string;

const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})$/u;

/** `text` as a day that exists in the calendar, or undefined. */
export function parseIsoDate(text: string): IsoDate | undefined {
  if (!ISO_DATE.test(text)) return undefined;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? text : undefined;
}

/** One fact about an article and who states it: its own text, its file's metadata, an editor's `sources.yaml`, or nobody. */
export type Field<T> =
  Readonly<{ value: T; from: "text" | "file" | "editor" }> | Readonly<{ value: null; from: "unknown" }>;

export const UNKNOWN_FIELD: Field<never> = { value: null, from: "unknown" };

/** One article as read. `body` is the text of the file (decoded, line ends as `\n`), or of its part of the file, and is never altered. */
export type Article = Readonly<{
  id: ArticleId;
  /** Path below the corpus folder, with `/`. */
  file: string;
  body: string;
  /** SHA-256 of `body`, in hexadecimal. */
  contentHash: string;
  title: Field<string>;
  outlet: Field<string>;
  author: Field<string>;
  publishedOn: Field<IsoDate>;
  url: Field<string>;
  /** What an editor wrote beside the article, if anything. */
  note: string | null;
  /** Page furniture and headings inside `body` (captions, by-lines, "No comments"): sorted, apart, never an answer. */
  furniture: readonly Span[];
}>;

/** An article without its body: what lists, chips and filters need. */
export type ArticleSummary = Readonly<{
  id: ArticleId;
  title: string | null;
  outlet: string | null;
  author: string | null;
  publishedOn: IsoDate | null;
  url: string | null;
  /** Characters in the body. */
  length: number;
  /** The earliest version of the same report in the record, itself when there is no other: m origins, not n articles. */
  originId: ArticleId;
}>;

/** An article by itself is its own origin; which versions there are of it only the archive knows. */
export function summarizeArticle(article: Article): ArticleSummary {
  return {
    id: article.id,
    title: article.title.value,
    outlet: article.outlet.value,
    author: article.author.value,
    publishedOn: article.publishedOn.value,
    url: article.url.value,
    length: article.body.length,
    originId: article.id,
  };
}
