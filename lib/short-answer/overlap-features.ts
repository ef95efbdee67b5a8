import { isStopWord } from "../text/words.ts";
import { type Feature, flag } from "./feature.ts";
import type { PhraseInPlace } from "./phrase-features.ts";

/** An answer does not repeat the question. */
export function overlapFeatures({ phrase, view }: PhraseInPlace): Feature[] {
  const asked: boolean[] = [];
  for (let at = phrase.from; at < phrase.to; at++) {
    const word = view.words[at];
    if (word && word.term !== "" && !isStopWord(word.lower)) asked.push((view.matches[at]?.length ?? 0) > 0);
  }
  const repeated = asked.filter(Boolean).length;
  return [
    ["repeats", asked.length === 0 ? 0 : repeated / asked.length],
    flag("repeatsAll", asked.length > 0 && repeated === asked.length),
    flag("repeatsFirst", asked[0] === true),
    flag("repeatsLast", asked.at(-1) === true),
  ];
}
