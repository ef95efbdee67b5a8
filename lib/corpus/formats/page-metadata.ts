import { readDay } from "../read-day.ts";
import { line, metadataIn, recordFields, webAddress } from "../record-fields.ts";
import type { FileMetadata } from "./format.ts";

/** What a page says of its article: JSON-LD first, then Open Graph, then meta tags, then its title and address. */
export function readPageMetadata(page: Document): FileMetadata {
  const stated = readJsonLd(page);
  const tags = readMetaTags(page);
  const first = (...names: readonly string[]) => names.map((name) => line(tags.get(name))).find(Boolean);
  return {
    title: stated.title ?? first("og:title", "twitter:title", "dc.title", "headline") ?? line(page.title),
    author: stated.author ?? first("author", "byl", "dc.creator", "parsely-author", "sailthru.author") ?? nameIn(first("article:author")),
    published: stated.published ?? dayIn(PUBLISHED.map((name) => tags.get(name))) ?? dayIn([page.querySelector("time[datetime]")?.getAttribute("datetime")]),
    outlet: stated.outlet ?? first("og:site_name", "application-name", "dc.publisher", "publisher"),
    url: webAddress(page.querySelector('link[rel="canonical"]')?.getAttribute("href")) ?? webAddress(tags.get("og:url")) ?? stated.url,
  };
}

const PUBLISHED = [
  "article:published_time",
  "datepublished",
  "date",
  "dc.date",
  "dc.date.issued",
  "pubdate",
  "publishdate",
  "parsely-pub-date",
  "sailthru.date",
  "og:article:published_time",
];

function dayIn(values: readonly (string | null | undefined)[]): string | undefined {
  return values.map((value) => readDay(value ?? "")).find(Boolean);
}

/** Some pages give their authors' addresses where names are due. */
function nameIn(text: string | undefined): string | undefined {
  return text !== undefined && /^https?:/iu.test(text) ? undefined : text;
}

/** The first tag of a name counts. */
function readMetaTags(page: Document): ReadonlyMap<string, string> {
  const tags = new Map<string, string>();
  for (const tag of page.querySelectorAll("meta")) {
    const name = ["property", "name", "itemprop"].map((each) => tag.getAttribute(each)).find(Boolean);
    const content = tag.getAttribute("content");
    if (name && content && !tags.has(name.toLowerCase())) tags.set(name.toLowerCase(), content);
  }
  return tags;
}

const ARTICLE = /(?:Article|BlogPosting|Report|LiveBlogPosting)$/u;

function readJsonLd(page: Document): FileMetadata {
  const scripts = [...page.querySelectorAll('script[type="application/ld+json"]')];
  const things = scripts.flatMap((script) => thingsIn(parseJson(script.textContent ?? "")));
  const article = things.find((thing) => typesOf(thing).some((type) => ARTICLE.test(type)));
  return article ? metadataIn(recordFields(article)) : {};
}

type Thing = Readonly<Record<string, unknown>>;

/** A thing, a list of things, or a thing with a graph of them. */
function thingsIn(value: unknown): Thing[] {
  if (Array.isArray(value)) return value.flatMap(thingsIn);
  if (!isThing(value)) return [];
  const graph = Object.hasOwn(value, "@graph") ? value["@graph"] : [];
  return [value, ...(Array.isArray(graph) ? graph.filter(isThing) : [])];
}

function isThing(value: unknown): value is Thing {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function typesOf(thing: Thing): string[] {
  return [thing["@type"]].flat().filter((type) => typeof type === "string");
}

/** Pages carry JSON that is none; they say the same in their tags. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
