import type { IsoDate } from "../../domain/article.ts";
import type { SetAside } from "../../domain/ingest-report.ts";

/** What a file says of a text in it, beside the text: tags of a page, columns of a table, properties of a document. */
export type FileMetadata = Readonly<{
  title?: string | undefined;
  outlet?: string | undefined;
  author?: string | undefined;
  published?: IsoDate | undefined;
  /** http or https. */
  url?: string | undefined;
}>;

/** One article's text as its file gives it. */
export type FileText = Readonly<{
  /** Names it among the texts of its file; the formats that hold only one leave it out. */
  key?: string;
  body: string;
  metadata?: FileMetadata;
  /** True where `metadata` may be whatever a program wrote there: what the text and an editor state then comes first. */
  isWeak?: boolean;
}>;

/** Why a file, or a part of it, gives no text. */
export type Aside = Omit<SetAside, "file">;

export type FormatResult =
  | Readonly<{ ok: true; texts: readonly FileText[]; setAside: readonly Aside[] }>
  | (Readonly<{ ok: false }> & Aside);

export type FormatOptions = Readonly<{
  limits: FormatLimits;
  /** Names an editor gives to columns: `{title: "Headline"}`. */
  columns: Readonly<Record<string, string>>;
}>;

export type FormatLimits = Readonly<{
  /** Bytes of a file, and of the text that is in it. */
  fileBytes: number;
  /** Bytes of one row of a table or of one line of JSON. */
  rowBytes: number;
  /** Pages of a PDF. */
  pages: number;
}>;

/** One format: the texts in a file's bytes. Never throws on what the bytes are. */
export type FormatReader = (
  bytes: Uint8Array,
  options: FormatOptions,
) => FormatResult | Promise<FormatResult>;

/** Most formats hold one text. */
export function oneText(text: FileText): FormatResult {
  return text.body.trim() === "" ? NO_TEXT : { ok: true, texts: [text], setAside: [] };
}

export function refuse(reason: Aside["reason"], why: string): FormatResult & { ok: false } {
  return { ok: false, reason, why };
}

export const NO_TEXT = refuse("empty", "It holds no text.");
