import type { Attribution } from "../domain/quote.ts";
import { spellingKey } from "../text/spelling.ts";
import { foldText, isStopWord, splitWords } from "../text/words.ts";

/** Words before a name that do not tell two people apart. */
const TITLES = new Set(
  "mr mrs ms miss dr president prime minister foreign defence defense secretary general sir".split(" "),
);

/** True when `name` ("Mr Zelensky", "Zelenskiy", "the Kremlin spokesman") can mean the one a quotation is attributed to. */
export function namesSpeaker(name: string, speaker: Attribution): boolean {
  if (!speaker.known) return false;
  const asked = keysOf(name);
  if (asked.length === 0) return false;
  const known = new Set([
    ...keysOf(speaker.name),
    ...keysOf(speaker.asWritten),
    ...keysOf(speaker.role ?? ""),
  ]);
  return asked.every((key) => known.has(key));
}

function keysOf(name: string): string[] {
  const words = splitWords(name)
    .map((word) => word.lower.replace(/'s$/u, ""))
    .filter((word) => !isStopWord(word));
  const telling = words.filter((word) => !TITLES.has(word));
  return (telling.length > 0 ? telling : words).map((word) => spellingKey(word) ?? foldText(word));
}
