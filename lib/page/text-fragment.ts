/** Quotations longer than this many words are named by their beginning and end. */
const WHOLE_UP_TO_WORDS = 10;
const WORDS_AT_EACH_END = 4;

/**
 * The original's address with a text fragment, so that a browser opens it at the cited words;
 * just the address where there are none. Undefined unless `url` is http or https. A fragment the address already has is kept.
 */
export function linkToWords(url: string | null, words: string): string | undefined {
  const address = parseHttpUrl(url);
  if (!address) return undefined;
  if (words.trim() === "") return address.href;
  const separator = address.hash === "" ? "#" : "";
  return `${address.href}${separator}:~:text=${fragmentOf(words)}`;
}

/** `url` as it may stand in a link: http or https only. */
export function parseHttpUrl(url: string | null): URL | undefined {
  if (url === null || !URL.canParse(url)) return undefined;
  const address = new URL(url);
  return address.protocol === "http:" || address.protocol === "https:" ? address : undefined;
}

function fragmentOf(words: string): string {
  const all = words.split(/\s+/u).filter(Boolean);
  const oneBlock = !/\n/u.test(words.trim());
  if (oneBlock && all.length <= WHOLE_UP_TO_WORDS) return encodeFragment(all.join(" "));
  const first = all.slice(0, WORDS_AT_EACH_END).join(" ");
  const last = all.slice(-WORDS_AT_EACH_END).join(" ");
  return `${encodeFragment(first)},${encodeFragment(last)}`;
}

/** Hyphen, comma and ampersand mean something inside a text directive. */
function encodeFragment(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, "\uFFFD")).replaceAll("-", "%2D");
}
