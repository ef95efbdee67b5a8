import type { Span } from "./span.ts";

declare const articleIdBrand: unique symbol;

/** The article's file name without its extension; matches `^[A-Za-z0-9._-]{1,128}$`. */
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

/** One fact about an article and who states it: its own text, an editor's `sources.yaml`, or nobody. */
export type Field<T> =
  Readonly<{ value: T; from: "text" | "editor" }> | Readonly<{ value: null; from: "unknown" }>;

export const UNKNOWN_FIELD: Field<never> = { value: null, from: "unknown" };

/** One article as read. `body` is the file's text (decoded, line ends as `\n`) and is never altered. */
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
}>;

export function summarizeArticle(article: Article): ArticleSummary {
  return {
    id: article.id,
    title: article.title.value,
    outlet: article.outlet.value,
    author: article.author.value,
    publishedOn: article.publishedOn.value,
    url: article.url.value,
    length: article.body.length,
  };
}
