import type { FormatOptions, FormatReader, FormatResult } from "./format.ts";

export type FormatName = "plain-text" | "markdown" | "html" | "pdf" | "docx" | "json-lines" | "table" | "feed";

const EXTENSIONS: Readonly<Record<FormatName, RegExp>> = {
  "plain-text": /\.(?:txt|text)$/iu,
  markdown: /\.(?:md|markdown)$/iu,
  html: /\.(?:html?|xhtml)$/iu,
  pdf: /\.pdf$/iu,
  docx: /\.docx$/iu,
  "json-lines": /\.(?:jsonl|ndjson)$/iu,
  table: /\.(?:csv|tsv)$/iu,
  feed: /\.(?:rss|atom|xml)$/iu,
};

/** Read by large parsers, in a process that may be ended: see `ParserProcess`. */
const ISOLATED: ReadonlySet<FormatName> = new Set<FormatName>(["html", "pdf", "docx", "feed"]);
/** Hold any number of articles a file. */
const SEVERAL: ReadonlySet<FormatName> = new Set<FormatName>(["json-lines", "table", "feed"]);

/** For people. */
export const READ_FORMATS = ".txt, .md, .html, .pdf, .docx, .jsonl, .csv, .tsv, .rss, .atom and .xml";

export function formatOf(file: string): FormatName | undefined {
  return FORMAT_NAMES.find((name) => EXTENSIONS[name].test(file));
}

const FORMAT_NAMES: readonly FormatName[] = [
  "plain-text",
  "markdown",
  "html",
  "pdf",
  "docx",
  "json-lines",
  "table",
  "feed",
];

export function isIsolated(format: FormatName): boolean {
  return ISOLATED.has(format);
}

export function holdsSeveral(format: FormatName): boolean {
  return SEVERAL.has(format);
}

/** The texts in `bytes`; the parser of a format is loaded when it is first needed. */
export async function readFormat(
  format: FormatName,
  bytes: Uint8Array,
  options: FormatOptions,
): Promise<FormatResult> {
  const reader = loaded.get(format) ?? (await READERS[format]());
  loaded.set(format, reader);
  return reader(bytes, options);
}

/** An import is a message to the loader's thread and back, each time: a millisecond a file. */
const loaded = new Map<FormatName, FormatReader>();

const READERS: Readonly<Record<FormatName, () => Promise<FormatReader>>> = {
  "plain-text": async () => (await import("./plain-text.ts")).readPlainText,
  markdown: async () => (await import("./plain-text.ts")).readPlainText,
  html: async () => (await import("./html.ts")).readHtml,
  pdf: async () => (await import("./pdf.ts")).readPdf,
  docx: async () => (await import("./docx.ts")).readDocx,
  "json-lines": async () => (await import("./json-lines.ts")).readJsonLines,
  table: async () => (await import("./table.ts")).readTable,
  feed: async () => (await import("./feed.ts")).readFeed,
};
