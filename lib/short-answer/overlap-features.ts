import { isStopWord } from "../text/words.ts";
import type { NoteFeature } from "./feature.ts";
import type { PhraseInPlace } from "./phrase-features.ts";

/** An answer does not repeat the question. */
export function overlapFeatures({ phrase, view }: PhraseInPlace, note: NoteFeature): void {
  const asked: boolean[] = [];
  for (let at = phrase.from; at < phrase.to; at++) {
    const word = view.words[at];
    if (word && word.term !== "" && !isStopWord(word.lower)) asked.push((view.matches[at]?.length ?? 0) > 0);
  }
  const repeated = asked.filter(Boolean).length;
  note(asked.length === 0 ? 0 : repeated / asked.length, "repeats");
  note(asked.length > 0 && repeated === asked.length, "repeatsAll");
  note(asked[0] === true, "repeatsFirst");
  note(asked.at(-1) === true, "repeatsLast");
}
