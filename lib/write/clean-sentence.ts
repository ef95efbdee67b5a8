/** Links, images, markup, script addresses, and numbers in brackets that would pass for our citations: never shown. */
const UNSAFE =
  /!?\[[^\]]*\]\s*[([]|<\s*\/?\s*[a-z!?]|&(?:#\d+|#x[0-9a-f]+|lt|gt);|\b(?:https?|ftp|file|data|javascript|vbscript|mailto):|\/\/\S|\bwww\.|\b[\w-]+\.(?:com|org|net|io|ru|example|test|info|biz|xyz|site|online)\b|\[[^\]]*\]:|\[\^?\d{1,3}\]/iu;
/** Characters that hide words or turn their order round. */
const HIDDEN =
  /[\u0000-\u0008\u000b-\u001f\u007f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}]/u;

/** The sentence without a list's bullet or Markdown's emphasis; undefined when it carries a link, markup or hidden characters. */
export function cleanSentence(text: string): string | undefined {
  if (UNSAFE.test(text) || HIDDEN.test(text)) return undefined;
  const bare = text
    .replace(/^(?:[-*•–—]\s+|#{1,6}\s+|\d{1,2}[.)]\s+|>\s+)+/u, "")
    .replace(/(\*\*|__)(?=\S)(.*?\S)\1/gu, "$2")
    .replace(/(?<![\p{L}\p{N}])([*_])(?=\S)(.*?\S)\1(?![\p{L}\p{N}])/gu, "$2")
    .replace(/`([^`']*)`/gu, "$1")
    .replace(/\s+([.,;:!?])/gu, "$1")
    .trim();
  return bare === "" ? undefined : bare;
}
