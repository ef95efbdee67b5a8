/**
 * Postgres keeps no zero character in text. As what it keeps has to have the article's own offsets, another character
 * that stands for none takes its place; a lone half of a surrogate pair becomes the same when it is encoded.
 */
export function toColumn(text: string): string {
  return text.includes("\0") ? text.replaceAll("\0", "\ufffd") : text;
}
