import { getDocumentProxy } from "unpdf";
import { line } from "../record-fields.ts";
import { type FileMetadata, type FormatOptions, type FormatResult, oneText, refuse } from "./format.ts";
import { joinPages, readLines, type PdfLine } from "./pdf-lines.ts";

type PdfDocument = Awaited<ReturnType<typeof getDocumentProxy>>;

/** A whole PDF ends with this mark, which may have a little after it. */
const END = "%%EOF";
const END_WITHIN_BYTES = 2048;
/** Share of characters that are none, as fonts without a table of characters give, above which a text is not readable. */
const UNREADABLE_MAX = 0.1;

/** Fonts and scripts inside are never run or fetched; a damaged file is not guessed at. */
const SAFELY = {
  isEvalSupported: false,
  disableFontFace: true,
  useSystemFonts: false,
  disableAutoFetch: true,
  disableStream: true,
  isOffscreenCanvasSupported: false,
  verbosity: 0,
};

/** `.pdf`: the text of its pages, paragraphs put together from lines; title and author from its properties, which are weak. */
export async function readPdf(bytes: Uint8Array, { limits }: FormatOptions): Promise<FormatResult> {
  const end = Buffer.from(bytes.subarray(Math.max(0, bytes.length - END_WITHIN_BYTES))).toString("latin1");
  const opened = await openPdf(bytes);
  if ("reason" in opened) return opened;
  if (!end.includes(END)) return refuse("damaged", "It is cut off: the end of the file is missing.");
  if (opened.numPages > limits.pages)
    return refuse("too-large", `It has ${opened.numPages} pages; at most ${limits.pages} are read.`);
  const pages: PdfLine[][] = [];
  for (let number = 1; number <= opened.numPages; number++) {
    const page = await opened.getPage(number);
    pages.push(readLines((await page.getTextContent()).items));
    page.cleanup();
  }
  const body = joinPages(pages);
  if (body === "") return refuse("empty", "It holds no text, only pictures of pages. Run text recognition over it first.");
  if (!isReadable(body)) return refuse("not-text", "Its fonts do not tell which characters they show.");
  return oneText({ body, metadata: await readProperties(opened), isWeak: true });
}

async function openPdf(bytes: Uint8Array): Promise<PdfDocument | (FormatResult & { ok: false })> {
  try {
    return await getDocumentProxy(Uint8Array.from(bytes), SAFELY);
  } catch (error) {
    const name = error instanceof Error ? error.name : "";
    if (name === "PasswordException") return refuse("encrypted", "It has a password. Save it without one.");
    const why = error instanceof Error ? error.message.slice(0, 200) : "no reason was given";
    return refuse("damaged", `It is no whole PDF: ${why}`);
  }
}

function isReadable(text: string): boolean {
  const strange = text.match(/[\p{Co}\p{Cn}\ufffd\u0000-\u0008\u000e-\u001f]/gu)?.length ?? 0;
  return strange / text.length <= UNREADABLE_MAX;
}

/** What programs write there on their own is no title and no author. */
const NO_TITLE = /^(?:untitled|document\d*|microsoft word\b|slide \d|.*\.(?:docx?|pdf|indd|qxd|pages|odt|rtf|tex|html?))/iu;
const NO_AUTHOR = /^(?:admin(?:istrator)?|user|owner|author|unknown|default)$|@/iu;

async function readProperties(document: PdfDocument): Promise<FileMetadata> {
  const { info } = await document.getMetadata();
  const property = (name: string) => {
    const value: unknown = Object.entries(info).find(([key]) => key === name)?.[1];
    return typeof value === "string" ? line(value) : undefined;
  };
  const title = property("Title");
  const author = property("Author");
  return {
    title: title !== undefined && !NO_TITLE.test(title) ? title : undefined,
    author: author !== undefined && !NO_AUTHOR.test(author) ? author : undefined,
  };
}
