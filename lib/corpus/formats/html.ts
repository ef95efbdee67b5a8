import { Readability } from "@mozilla/readability";
import { decodeMarkup } from "../decode-text.ts";
import { type FormatResult, oneText } from "./format.ts";
import { textOf } from "./markup-text.ts";
import { openFragment, openMarkup } from "./open-markup.ts";
import { readPageMetadata } from "./page-metadata.ts";

/** Elements looked at; a page with more is given up. */
const ELEMENTS_MAX = 200_000;

/** `.html`: the readable text of a page, and what its JSON-LD, Open Graph and meta tags say of it. */
export function readHtml(bytes: Uint8Array): FormatResult {
  const decoded = decodeMarkup(bytes);
  if (!decoded.ok) return decoded;
  const page = openMarkup(decoded.text);
  const metadata = readPageMetadata(page);
  const article = new Readability(page, { maxElemsToParse: ELEMENTS_MAX }).parse();
  const body = article?.content ? textOf(openFragment(article.content)) : "";
  return oneText({ body: body === "" ? textOf(openMarkup(decoded.text)) : body, metadata });
}
