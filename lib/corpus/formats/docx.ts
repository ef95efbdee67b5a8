import JSZip from "jszip";
import mammoth from "mammoth";
import { line } from "../record-fields.ts";
import { readDay } from "../read-day.ts";
import { type FileMetadata, type FormatResult, oneText, refuse } from "./format.ts";

/** The ways a Word document opens: a zip; the old format and one with a password are of another kind. */
const ZIP = [0x50, 0x4b];
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0];

/** `.docx`: the paragraphs of its text; title, author and date from its properties, which are weak. */
export async function readDocx(bytes: Uint8Array): Promise<FormatResult> {
  if (startsWith(bytes, COMPOUND))
    return refuse("encrypted", "It has a password, or is an old .doc file. Save it as .docx without a password.");
  if (!startsWith(bytes, ZIP)) return refuse("damaged", "It is no Word document.");
  const buffer = Buffer.from(bytes);
  const { value } = await mammoth.extractRawText({ buffer });
  const body = value.replace(/\r\n?/gu, "\n").replace(/\n{3,}/gu, "\n\n").trim();
  return oneText({ body, metadata: await readProperties(buffer), isWeak: true });
}

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte);
}

async function readProperties(buffer: Buffer): Promise<FileMetadata> {
  const archive = await JSZip.loadAsync(buffer);
  const xml = (await archive.file("docProps/core.xml")?.async("string")) ?? "";
  return {
    title: line(textOf(xml, "dc:title")),
    author: line(textOf(xml, "dc:creator")),
    published: readDay(textOf(xml, "dcterms:created") ?? ""),
  };
}

/** The plain text of the first element of that name: a handful of properties needs no parser. */
function textOf(xml: string, name: string): string | undefined {
  const content = new RegExp(`<${name}(?:\\s[^<>]*)?>([^<>]*)</${name}>`, "u").exec(xml)?.[1];
  return content?.replace(/&(lt|gt|quot|apos|amp);/gu, (_, entity: string) => ENTITIES[entity] ?? "");
}

const ENTITIES: Readonly<Record<string, string>> = { lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" };
