import { z } from "zod";
import { decodeText } from "../decode-text.ts";
import { metadataIn, recordFields, wordsIn } from "../record-fields.ts";
import type { Aside, FileText, FormatOptions, FormatResult } from "./format.ts";

/** Only plain values are taken out of a line; whatever else it holds is never looked at. */
const record = z.record(z.string(), z.unknown());

/** `.jsonl` and `.ndjson`: one article a line. A line that is none is named with its number, and the rest is kept. */
export function readJsonLines(bytes: Uint8Array, options: FormatOptions): FormatResult {
  const decoded = decodeText(bytes);
  if (!decoded.ok) return decoded;
  const texts: FileText[] = [];
  const setAside: Aside[] = [];
  for (const [index, line] of decoded.text.split("\n").entries()) {
    if (line.trim() === "") continue;
    const text = readLine(line, options);
    if (typeof text === "string")
      setAside.push({ reason: "bad-row", why: `Line ${index + 1} ${text}` });
    else texts.push({ key: String(index + 1), ...text });
  }
  return { ok: true, texts, setAside };
}

/** The article of a line, or what is wrong with it. */
function readLine(line: string, { limits, columns }: FormatOptions): FileText | string {
  if (Buffer.byteLength(line) > limits.rowBytes) return `is longer than a line may be (${limits.rowBytes} bytes).`;
  const parsed = record.safeParse(parseJson(line));
  if (!parsed.success) return "is no JSON object.";
  return readRecord(parsed.data, columns);
}

/** A record's article, or what it lacks; used for rows of tables too. */
export function readRecord(
  row: Readonly<Record<string, unknown>>,
  columns: FormatOptions["columns"],
): FileText | string {
  const fields = recordFields(row, columns);
  const body = wordsIn(fields, "body")?.replace(/\r\n?/gu, "\n");
  if (body === undefined) return "holds no text: it has no body, text or content.";
  if (body.includes("\0")) return "holds binary data.";
  const key = wordsIn(fields, "id");
  return { ...(key !== undefined && { key }), body, metadata: metadataIn(fields) };
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
