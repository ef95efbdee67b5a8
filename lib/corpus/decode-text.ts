/** Text decoded from a file's bytes, line ends as `\n`; or why it is no text. */
export type Decoded =
  Readonly<{ ok: true; text: string }> | Readonly<{ ok: false; reason: "empty" | "not-text"; why: string }>;

/** Share of control characters above which bytes that are not UTF-8 are no text at all. */
const CONTROL_SHARE_MAX = 0.002;
/** Share of zero bytes on one side of the pairs that tells UTF-16 without a mark. */
const UTF16_ZERO_SHARE = 0.4;

/** What windows-1252 has at 0x80–0x9F, where ISO 8859-1 has control characters. */
const WINDOWS_1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/** UTF-8, UTF-16 (with or without its mark) or windows-1252, told apart by the bytes. */
export function decodeText(bytes: Uint8Array): Decoded {
  const text = decodeMarked(bytes) ?? decodeUnmarked(bytes);
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
  if (zeros.odd + zeros.even > 0) return undefined;
  return decodeUtf8(bytes) ?? decodeWindows1252(bytes);
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

function decodeWindows1252(bytes: Uint8Array): string | undefined {
  const latin = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1");
  const controls = latin.match(/[\u0000-\u0008\u000e-\u001f\u007f\u0081\u008d\u008f\u0090\u009d]/gu)?.length ?? 0;
  if (controls / latin.length > CONTROL_SHARE_MAX) return undefined;
  return latin.replace(/[\u0080-\u009f]/gu, (mark) => WINDOWS_1252[mark.charCodeAt(0) - 0x80] ?? mark);
}
