import { analyse } from "chardet";
import iconv from "iconv-lite";

/** Text decoded from a file's bytes, line ends as `\n`; or why it is no text. */
export type Decoded =
  Readonly<{ ok: true; text: string }> | Readonly<{ ok: false; reason: "empty" | "not-text"; why: string }>;

/** Share of control characters above which bytes that are not UTF-8 are no text at all. */
const CONTROL_SHARE_MAX = 0.002;
/** Share of zero bytes on one side of the pairs that tells UTF-16 without a mark. */
const UTF16_ZERO_SHARE = 0.4;
/** Share of letters beyond ASCII above which a text is not in Latin letters. */
const FOREIGN_SHARE = 0.5;
/** Bytes by which an encoding is told. */
const SAMPLE_BYTES = 64 * 1024;
/** Bytes in which a page names its encoding. */
const DECLARED_WITHIN_BYTES = 2048;

/** UTF-8, UTF-16 (with or without its mark), or what the bytes look like: windows-1252, windows-1251, KOI8-R and others. */
export function decodeText(bytes: Uint8Array): Decoded {
  return finish(decodeMarked(bytes) ?? decodeUnmarked(bytes));
}

/** As `decodeText`; where bytes are not UTF-8, the encoding that a page or an XML file declares comes before guessing. */
export function decodeMarkup(bytes: Uint8Array): Decoded {
  return finish(decodeMarked(bytes) ?? decodeDeclared(bytes) ?? decodeUnmarked(bytes));
}

function finish(text: string | undefined): Decoded {
  if (text === undefined) return { ok: false, reason: "not-text", why: "It is not text: it holds binary data." };
  if (text.trim() === "") return { ok: false, reason: "empty", why: "It holds no text." };
  return { ok: true, text: text.replace(/\r\n?/gu, "\n") };
}

function decodeMarked(bytes: Uint8Array): string | undefined {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return decodeUtf8(bytes.subarray(3));
  if (first === 0xff && second === 0xfe) return textOrNothing(decodeAs("utf-16le", bytes.subarray(2)));
  if (first === 0xfe && second === 0xff) return textOrNothing(decodeAs("utf-16be", bytes.subarray(2)));
  return undefined;
}

function decodeUnmarked(bytes: Uint8Array): string | undefined {
  const zeros = countZeros(bytes);
  const pairs = Math.max(1, bytes.length / 2);
  if (zeros.odd / pairs > UTF16_ZERO_SHARE && zeros.even === 0)
    return textOrNothing(decodeAs("utf-16le", bytes));
  if (zeros.even / pairs > UTF16_ZERO_SHARE && zeros.odd === 0)
    return textOrNothing(decodeAs("utf-16be", bytes));
  if (zeros.odd + zeros.even > 0) return decodeForeignUtf16(bytes);
  return decodeUtf8(bytes) ?? decodeOther(bytes, guessEncoding(bytes));
}

/** UTF-16 in letters that are not Latin has zeros only beside spaces and stops: it is tried, and has to look like text. */
function decodeForeignUtf16(bytes: Uint8Array): string | undefined {
  if (bytes.length % 2 === 1) return undefined;
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  const encoding = (["utf-16le", "utf-16be"] as const).find((each) => isWords(decodeAs(each, sample)));
  return encoding && textOrNothing(decodeAs(encoding, bytes));
}

/** Words in one or two scripts, with blanks between them. */
function isWords(text: string): boolean {
  const letters = text.match(/[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Arabic}\p{Script=Hebrew}]/gu)?.length ?? 0;
  const blanks = text.match(/\s/gu)?.length ?? 0;
  return letters / text.length > 0.7 && blanks / text.length > 0.05;
}

function countZeros(bytes: Uint8Array): { even: number; odd: number } {
  const zeros = { even: 0, odd: 0 };
  for (let at = 0; at < bytes.length; at++) if (bytes[at] === 0) zeros[at % 2 === 0 ? "even" : "odd"]++;
  return zeros;
}

function decodeAs(encoding: "utf-16le" | "utf-16be", bytes: Uint8Array): string {
  return new TextDecoder(encoding).decode(bytes);
}

function textOrNothing(text: string): string | undefined {
  return text.includes("\0") ? undefined : text;
}

/** Undefined when the bytes are not UTF-8, or hold zero bytes. */
function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return textOrNothing(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
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
