import type { Span } from "../domain/span.ts";
import { trimSpan } from "../domain/span.ts";

/** A post set off as a paragraph of its own, without quotation marks, and signed: "… — Name (@handle) date". */
export type SignedPost = Readonly<{ words: Span; name: Span; paragraph: number }>;

const SIGNATURE =
  /[—–―-]{1,2}\s*([\p{L}\p{N}][^—–―()\n]{0,80}?)\s*\(@\w{1,30}\)(?:\s*,?\s*[\p{L}\p{N} ,.:·]{0,40})?$/u;
/** A signature stands at the end of its paragraph, within so many characters. */
const SIGNATURE_MAX = 200;

/** The signed posts among an article's paragraphs; the signature may be a paragraph of its own. */
export function findSignedPosts(body: string, paragraphs: readonly Span[]): SignedPost[] {
  return paragraphs.flatMap((paragraph, index) => {
    const from = Math.max(paragraph.start, paragraph.end - SIGNATURE_MAX);
    const match = SIGNATURE.exec(body.slice(from, paragraph.end));
    const name = match?.[1];
    if (!match || name === undefined) return [];
    const signedAt = from + match.index;
    const nameAt = body.indexOf(name, signedAt);
    const own = trimSpan(body, { start: paragraph.start, end: signedAt });
    const words = own.end > own.start ? own : paragraphs[index - 1];
    const said = words && withoutMarks(body, words);
    if (!said || said.end === said.start) return [];
    return [
      {
        words: said,
        name: { start: nameAt, end: nameAt + name.length },
        paragraph: index,
      },
    ];
  });
}

/** A post's words without "— Name (@handle) date" at their end; any other text as it is. */
export function withoutSignature(text: string): string {
  return text.trimEnd().replace(SIGNATURE, "").trimEnd();
}

function withoutMarks(body: string, span: Span): Span {
  let { start, end } = span;
  while (start < end && /["“”'‘’\s]/u.test(body[start] ?? "")) start++;
  while (end > start && /["“”'‘’\s]/u.test(body[end - 1] ?? "")) end--;
  return { start, end };
}
