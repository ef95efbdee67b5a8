import type { Span } from "../domain/span.ts";

const MARKED = /"[^"]{2,}"|“[^”]{2,}”|(?<!\p{L})['‘][^'’]{2,}(?:['’]\p{L}[^'’]*)*['’](?!\p{L})/gu;
/** "Whose words were these: …", "Who said this: …", "Which minister used the phrase: …". */
const AFTER_COLON =
  /\b(?:words?|quote|quotation|phrase|line|lines|statement|remark|sentence|said|says|say|wrote|told|tweeted|this|these|following)\s*:\s*(?=\S+\s+\S+)/iu;

/** What the question quotes, in marks or after a colon: pronouns in there are the speaker's own. */
export function findQuotedWords(question: string): Span[] {
  const marked = [...question.matchAll(MARKED)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  const colon = AFTER_COLON.exec(question);
  return colon ? [...marked, { start: colon.index + colon[0].length, end: question.length }] : marked;
}
