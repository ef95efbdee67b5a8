import { decodeUnicode } from "../decode-unicode.ts";
import { type FormatResult, oneText } from "./format.ts";

/** `.txt` and Markdown: the file's characters are the article's body. */
export async function readPlainText(bytes: Uint8Array): Promise<FormatResult> {
  const decoded = decodeUnicode(bytes) ?? (await import("../decode-text.ts")).decodeText(bytes);
  return decoded.ok ? oneText({ body: decoded.text }) : decoded;
}
