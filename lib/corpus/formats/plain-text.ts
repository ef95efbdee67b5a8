import { decodeText } from "../decode-text.ts";
import { type FormatResult, oneText } from "./format.ts";

/** `.txt` and Markdown: the file's characters are the article's body. */
export function readPlainText(bytes: Uint8Array): FormatResult {
  const decoded = decodeText(bytes);
  return decoded.ok ? oneText({ body: decoded.text }) : decoded;
}
