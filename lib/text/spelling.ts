import { foldText } from "./words.ts";

/**
 * A key that the usual transliterations of one name share, by rule: Kyiv and Kiev, Zelensky, Zelenskyy and Zelenskiy,
 * Kharkiv and Kharkov, Malyar and Maliar, Luhansk and Lugansk, Odesa and Odessa. Undefined for words too short to tell.
 */
export function spellingKey(word: string): string | undefined {
  const folded = foldText(word)
    .replace(/'s$/u, "")
    .replace(/[^a-z]/gu, "");
  if (folded.length < 4) return undefined;
  const key = folded
    .replace(/kh/gu, "h")
    .replace(/[hg]/gu, "g")
    .replace(/w/gu, "v")
    .replace(/ph/gu, "f")
    .replace(/[jy]/gu, "i")
    .replace(/ie|ei/gu, "i")
    .replace(/i+/gu, "i")
    .replace(/(?<=\p{L}{2})[ioe](?=v$)/u, "")
    .replace(/(.)\1+/gu, "$1");
  return key.length < 3 ? undefined : key;
}
