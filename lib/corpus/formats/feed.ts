import { createHash } from "node:crypto";
import { type AtomFeed, DetectError, MalformedError, ParseError, parseFeed, type RssFeed, type RdfFeed } from "feedsmith";
import { decodeMarkup } from "../decode-text.ts";
import { readDay } from "../read-day.ts";
import { line, webAddress } from "../record-fields.ts";
import { type Aside, type FileText, type FormatResult, refuse } from "./format.ts";
import { textOfHtml } from "./markup-text.ts";
import { openFragment } from "./open-markup.ts";

/** An item of a feed, of whichever kind. `html` is undefined when the item says nothing but its title. */
type Item = Readonly<{
  id: string | undefined;
  html: string | undefined;
  isPlain?: boolean;
  title: string | undefined;
  authors: readonly string[];
  published: string | undefined;
  url: string | undefined;
  outlet: string | undefined;
}>;

/** RSS and Atom files, RDF too: one article an item. Entities that the file declares are left as they are written. */
export function readFeed(bytes: Uint8Array): FormatResult {
  const decoded = decodeMarkup(bytes);
  if (!decoded.ok) return decoded;
  const items = readItems(decoded.text);
  if ("reason" in items) return items;
  const texts: FileText[] = [];
  const setAside: Aside[] = [];
  for (const [index, item] of items.entries()) {
    const text = readItem(item);
    if (text) texts.push(text);
    else setAside.push({ reason: "bad-row", why: `Item ${index + 1} holds no text.` });
  }
  return { ok: true, texts, setAside };
}

/** Where a file declares entities of its own: no feed needs them, and a few lines of them unpack to gigabytes. */
const DOCTYPE = /<!DOCTYPE[^>[]*(?:\[[\s\S]*?\]\s*)?>/giu;

function readItems(xml: string): readonly Item[] | (FormatResult & { ok: false }) {
  try {
    const { format, feed } = parseFeed(xml.replace(DOCTYPE, ""));
    if (format === "rss") return (feed.items ?? []).map((item) => rssItem(item, feed.title));
    if (format === "atom") return (feed.entries ?? []).map((entry) => atomItem(entry, feed.title?.value));
    if (format === "rdf") return (feed.items ?? []).map((item) => rdfItem(item, feed.title));
    return refuse("unsupported-format", "It is a feed of JSON.");
  } catch (error) {
    if (error instanceof DetectError) return refuse("unsupported-format", "It is XML, but no RSS or Atom feed.");
    if (!(error instanceof MalformedError) && !(error instanceof ParseError)) throw error;
    return refuse("damaged", `It cannot be read as a feed: ${error.message.slice(0, 200)}`);
  }
}

type Loose<T> = { readonly [K in keyof T]?: T[K] | undefined };

function rssItem(item: Loose<RssFeed.Item<string>>, outlet: string | undefined): Item {
  return {
    id: item.guid?.value?.toString() ?? item.link,
    html: item.content?.encoded ?? item.description,
    title: item.title,
    authors: item.dc?.creators ?? (item.authors ?? []).map(({ name }) => name ?? ""),
    published: item.pubDate ?? item.dc?.dates?.[0],
    url: item.link,
    outlet: item.source?.title?.toString() ?? outlet,
  };
}

function rdfItem(item: Loose<RdfFeed.Item<string>>, outlet: string | undefined): Item {
  const link = item.link?.toString();
  return {
    id: item.rdf?.about ?? link,
    html: item.content?.encoded ?? item.description,
    title: item.title?.toString(),
    authors: item.dc?.creators ?? [],
    published: item.dc?.dates?.[0],
    url: link,
    outlet,
  };
}

function atomItem(entry: Loose<AtomFeed.Entry<string>>, outlet: string | undefined): Item {
  const said = entry.content?.value === undefined ? entry.summary : entry.content;
  const links = entry.links ?? [];
  return {
    id: entry.id,
    html: said?.value,
    isPlain: (said?.type ?? "text") === "text",
    title: entry.title?.value,
    authors: (entry.authors ?? []).map(({ name }) => name ?? ""),
    published: entry.published ?? entry.updated,
    url: (links.find(({ rel }) => (rel ?? "alternate") === "alternate") ?? links[0])?.href,
    outlet: entry.source?.title?.value ?? outlet,
  };
}

function readItem(item: Item): FileText | undefined {
  const body = item.html === undefined ? "" : item.isPlain ? item.html.trim() : textOfHtml(item.html, openFragment);
  if (body === "") return undefined;
  const metadata = {
    title: line(item.title && textOfHtml(item.title, openFragment)),
    outlet: line(item.outlet && textOfHtml(item.outlet, openFragment)),
    author: line(item.authors.filter(Boolean).join(", ")),
    published: readDay(item.published ?? ""),
    url: webAddress(item.url),
  };
  return { key: keyOf(item.id ?? `${item.title ?? ""}\n${body}`), body, metadata };
}

/** Items move down a feed as new ones come: their own id names them, a long one by its hash. */
function keyOf(id: string): string {
  return /^[\w.-]{1,40}$/u.test(id) ? id : createHash("sha256").update(id).digest("hex").slice(0, 12);
}
