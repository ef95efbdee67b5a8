import JSZip from "jszip";

export type DocxOptions = Readonly<{ paragraphs: readonly string[]; properties?: string }>;

const TYPES = `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`;
const RELATIONS = `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`;

/** The least that is a Word document. `properties` is the inside of its core properties. */
export async function makeDocx({ paragraphs, properties }: DocxOptions): Promise<Uint8Array> {
  const zip = new JSZip();
  zip.file("[Content_Types].xml", TYPES);
  zip.file("_rels/.rels", RELATIONS);
  zip.file("word/document.xml", documentOf(paragraphs));
  if (properties !== undefined) zip.file("docProps/core.xml", `<cp:coreProperties>${properties}</cp:coreProperties>`);
  return zip.generateAsync({ type: "uint8array", compression: "DEFLATE" });
}

/** A small file that unpacks to `bytes` of one word. */
export async function makeDocxBomb(bytes: number): Promise<Uint8Array> {
  return makeDocx({ paragraphs: ["a".repeat(bytes)] });
}

function documentOf(paragraphs: readonly string[]): string {
  const inside = paragraphs.map((text) => `<w:p><w:r><w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r></w:p>`);
  return `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${inside.join("")}</w:body></w:document>`;
}

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
