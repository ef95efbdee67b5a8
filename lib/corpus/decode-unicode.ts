/** Text decoded from a file's bytes, line ends as `\n`; or why it is no text. */
export type Decoded =
  Readonly<{ ok: true; text: string }> | Readonly<{ ok: false; reason: "empty" | "not-text"; why: string }>;

/** Share of zero bytes on one side of the pairs that tells UTF-16 without a mark. */
const UTF16_ZERO_SHARE = 0.4;
/** Bytes by which an encoding is told. */
const SAMPLE_BYTES = 64 * 1024;

/**
 * UTF-8, or UTF-16 with or without its mark; undefined when the bytes are in another encoding, whose tables are large:
 * `decodeText` knows them.
 */
export function decodeUnicode(bytes: Uint8Array): Decoded | undefined {
  const marked = decodeMarked(bytes);
  if (marked !== undefined) return describeText(marked);
  if (bytes.includes(0)) return describeText(decodeUtf16(bytes));
  const text = decodeUtf8(bytes);
  return text === undefined ? undefined : describeText(text);
}

export function describeText(text: string | undefined): Decoded {
  if (text === undefined) return { ok: false, reason: "not-text", why: "It is not text: it holds binary data." };
  if (text.trim() === "") return { ok: false, reason: "empty", why: "It holds no text." };
  return { ok: true, text: text.replace(/\r\n?/gu, "\n") };
}

export function decodeMarked(bytes: Uint8Array): string | undefined {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return decodeUtf8(bytes.subarray(3));
  if (first === 0xff && second === 0xfe) return textOrNothing(decodeAs("utf-16le", bytes.subarray(2)));
  if (first === 0xfe && second === 0xff) return textOrNothing(decodeAs("utf-16be", bytes.subarray(2)));
  return undefined;
}

function decodeUtf16(bytes: Uint8Array): string | undefined {
  const zeros = countZeros(bytes);
  const pairs = Math.max(1, bytes.length / 2);
  if (zeros.odd / pairs > UTF16_ZERO_SHARE && zeros.even === 0)
    return textOrNothing(decodeAs("utf-16le", bytes));
  if (zeros.even / pairs > UTF16_ZERO_SHARE && zeros.odd === 0)
    return textOrNothing(decodeAs("utf-16be", bytes));
  return decodeForeignUtf16(bytes);
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
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return textOrNothing(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

