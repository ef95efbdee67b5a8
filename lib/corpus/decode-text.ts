import { analyse } from "chardet";
import iconv from "iconv-lite";
import { decodeMarked, type Decoded, decodeUnicode, decodeUtf8, describeText } from "./decode-unicode.ts";

/** Share of control characters above which bytes that are not UTF-8 are no text at all. */
const CONTROL_SHARE_MAX = 0.002;
/** Share of letters beyond ASCII above which a text is not in Latin letters. */
const FOREIGN_SHARE = 0.5;
/** Bytes by which an encoding is told. */
const SAMPLE_BYTES = 64 * 1024;
/** Bytes in which a page names its encoding. */
const DECLARED_WITHIN_BYTES = 2048;

/** UTF-8, UTF-16 (with or without its mark), or what the bytes look like: windows-1252, windows-1251, KOI8-R and others. */
export function decodeText(bytes: Uint8Array): Decoded {
  return decodeUnicode(bytes) ?? describeText(decodeOther(bytes, guessEncoding(bytes)));
}

/** As `decodeText`; where bytes are not UTF-8, the encoding that a page or an XML file declares comes before guessing. */
export function decodeMarkup(bytes: Uint8Array): Decoded {
  const text = decodeMarked(bytes) ?? decodeDeclared(bytes);
  return text === undefined ? decodeText(bytes) : describeText(text);
}

/** A declared encoding is believed only when the bytes are not UTF-8: pages often declare what they were before. */
function decodeDeclared(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, DECLARED_WITHIN_BYTES)).toString("latin1");
  const declared =
    /^\s*<\?xml[^>]*\sencoding\s*=\s*["']([\w-]+)/iu.exec(head) ?? /<meta[^>]*\scharset\s*=\s*["']?\s*([\w-]+)/iu.exec(head) ??
    /<meta[^>]*\scontent\s*=\s*["'][^"'>]*charset=([\w-]+)/iu.exec(head);
  const name = declared?.[1];
  if (name === undefined || bytes.includes(0) || /^utf-?(?:8|16)/iu.test(name) || !iconv.encodingExists(name)) return undefined;
  return decodeUtf8(bytes) ?? decodeOther(bytes, /^(?:iso-?8859-?1|us-ascii|latin1)$/iu.test(name) ? "windows-1252" : name);
}

/** Where most letters are beyond ASCII the bytes are judged by how often each comes; all else is Latin. */
function guessEncoding(bytes: Uint8Array): string {
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  let beyond = 0;
  let ascii = 0;
  for (const byte of sample) {
    if (byte >= 0xc0 || byte === 0xa3 || byte === 0xb3) beyond++;
    else if ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a) ascii++;
  }
  if (beyond / Math.max(1, beyond + ascii) < FOREIGN_SHARE) return "windows-1252";
  const known = analyse(sample).find(({ name }) => !/^(?:utf|ascii|iso-8859-[12]$|windows-125[02]$)/iu.test(name));
  return known && iconv.encodingExists(known.name) ? known.name : "windows-1252";
}

function decodeOther(bytes: Uint8Array, encoding: string): string | undefined {
  const text = iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), encoding);
  let controls = 0;
  for (let at = 0; at < text.length; at++) if (isControl(text.charCodeAt(at))) controls++;
  return controls / text.length > CONTROL_SHARE_MAX ? undefined : text;
}

/** White space aside; also the sign for what an encoding does not have. */
function isControl(code: number): boolean {
  return code < 9 || (code > 13 && code < 32) || (code > 126 && code < 160) || code === 0xfffd;
}
