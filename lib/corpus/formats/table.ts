import { CsvError, parse } from "csv-parse/sync";
import { decodeText } from "../decode-text.ts";
import type { Aside, FileText, FormatOptions, FormatResult } from "./format.ts";
import { readRecord } from "./json-lines.ts";

const DELIMITERS = [",", ";", "\t", "|"];

type Row = Readonly<{ record: Readonly<Record<string, string>>; info: Readonly<{ lines: number; records: number }> }>;

/**
 * `.csv` and `.tsv`: a line of column names, then one article a row. Rows that cannot be read are named, and the rest is
 * kept. What stands in a cell is text, whatever a spreadsheet would make of it.
 */
export function readTable(bytes: Uint8Array, { limits, columns }: FormatOptions): FormatResult {
  const decoded = decodeText(bytes);
  if (!decoded.ok) return decoded;
  const { rows, setAside } = parseRows(decoded.text, limits.rowBytes);
  const texts: FileText[] = [];
  for (const { record, info } of rows) {
    const text = readRecord(record, columns);
    if (typeof text === "string") setAside.push({ reason: "bad-row", why: `Row ${info.records} ${text}` });
    else texts.push({ key: String(info.records), ...text });
  }
  return { ok: true, texts, setAside };
}

function parseRows(text: string, rowBytes: number): { rows: readonly Row[]; setAside: Aside[] } {
  const setAside: Aside[] = [];
  try {
    const rows = parse(text, {
      columns: (names: readonly string[]) => names.map((name, index) => name.trim() || `column ${index + 1}`),
      delimiter: delimiterOf(text),
      info: true,
      relax_column_count_less: true,
      skip_empty_lines: true,
      skip_records_with_error: true,
      max_record_size: rowBytes,
      on_skip: (error) => void setAside.push({ reason: "bad-row", why: wordsOf(error) }),
    }) as unknown as readonly Row[];
    return { rows, setAside };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { rows: [], setAside: [{ reason: "bad-row", why: wordsOf(error) }] };
  }
}

/** The one of the usual four that the line of column names has most of. */
function delimiterOf(text: string): string {
  const [head = ""] = text.split("\n", 1);
  const counted = DELIMITERS.map((delimiter) => ({ delimiter, count: head.split(delimiter).length }));
  return counted.sort((a, b) => b.count - a.count)[0]?.delimiter ?? ",";
}

function wordsOf(error: CsvError | undefined): string {
  return `A row cannot be read: ${error?.message ?? "no reason was given"}.`;
}
