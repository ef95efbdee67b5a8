import { Cite, plugins } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-csl";
import "@citation-js/plugin-ris";
import { parse as parseName } from "@citation-js/name";
import type { ArticleSummary, IsoDate } from "../domain/article.ts";
import { CHICAGO, MLA } from "./news-styles.ts";

export const CITATION_STYLES = ["apa", "mla", "chicago", "bibtex", "ris", "csl-json"] as const;
export type CitationStyle = (typeof CITATION_STYLES)[number];

/** An article as an entry of a bibliography; what is not known is left out, never filled in. */
export function formatCitation(article: ArticleSummary, style: CitationStyle, accessedOn: IsoDate): string {
  const entry = new Cite([describeArticle(article, accessedOn)]);
  switch (style) {
    case "bibtex":
      return entry.format("bibtex").trim();
    case "ris":
      // Its newer RIS leaves authors and days of newspaper articles out.
      plugins.config.get("@ris").outputSpec = "old";
      return entry.format("ris").trim();
    case "csl-json":
      return entry.format("data").trim();
    default:
      return entry
        .format("bibliography", { format: "text", template: templateOf(style), lang: "en-US" })
        .trim();
  }
}

function describeArticle(article: ArticleSummary, accessedOn: IsoDate): object {
  const { id, title, outlet, author, publishedOn, url } = article;
  return {
    id,
    type: "article-newspaper",
    title: title ?? id,
    accessed: dateOf(accessedOn),
    ...(outlet === null ? {} : { "container-title": outlet }),
    ...(author === null ? {} : { author: author.split(/,\s*|\s+and\s+/u).map((name) => parseName(name)) }),
    ...(publishedOn === null ? {} : { issued: dateOf(publishedOn) }),
    ...(url === null ? {} : { URL: url }),
  };
}

function dateOf(day: IsoDate): object {
  return { "date-parts": [day.split("-").map(Number)] };
}

const OWN_STYLES = { mla: ["mla-news", MLA], chicago: ["chicago-news", CHICAGO] } as const;
const registered = new Set<string>();

/** Styles of our own are made known to the library when they are first asked for. */
function templateOf(style: "apa" | "mla" | "chicago"): string {
  if (style === "apa") return "apa";
  const [name, csl] = OWN_STYLES[style];
  if (!registered.has(name)) plugins.config.get("@csl").templates.add(name, csl);
  registered.add(name);
  return name;
}
