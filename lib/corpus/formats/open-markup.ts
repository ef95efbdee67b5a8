import { JSDOM, VirtualConsole } from "jsdom";

/** An address that stands for the page's own: nothing is ever fetched from it. */
const NOWHERE = "https://page.invalid/";

/**
 * A page as a document. No script runs, no picture, frame or style sheet is fetched, and nothing is said on the console:
 * these are jsdom's defaults, named here because so much hangs on them.
 */
export function openMarkup(html: string): Document {
  const virtualConsole = new VirtualConsole();
  return new JSDOM(html, { url: NOWHERE, pretendToBeVisual: false, virtualConsole }).window.document;
}

let blank: Document | undefined;

/** A piece of a page, as `openMarkup` opens a whole one. */
export function openFragment(html: string): Node {
  blank ??= openMarkup("");
  const { body } = blank.implementation.createHTMLDocument("");
  body.innerHTML = html;
  return body;
}
