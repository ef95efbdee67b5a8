import type { TaggedWord } from "../text/tag-words.ts";
import { isStopWord } from "../text/words.ts";
import { featureNamed, type NoteFeature } from "./feature.ts";
import type { PhraseInPlace } from "./phrase-features.ts";

/** An answer does not repeat the question. */
export function overlapFeatures({ phrase, sentence }: PhraseInPlace, note: NoteFeature): void {
  const { words, matches } = sentence.view;
  let [content, repeated] = [0, 0];
  let [first, last] = [false, false];
  for (let at = phrase.from; at < phrase.to; at++) {
    const word = words[at] as TaggedWord;
    if (word.term === "" || isStopWord(word.lower)) continue;
    last = (matches[at]?.length ?? 0) > 0;
    if (content === 0) first = last;
    if (last) repeated++;
    content++;
  }
  note(content === 0 ? 0 : repeated / content, REPEATS);
  note(content > 0 && repeated === content, REPEATS_ALL);
  note(first, REPEATS_FIRST);
  note(last, REPEATS_LAST);
}

const REPEATS = featureNamed("repeats");
const REPEATS_ALL = featureNamed("repeatsAll");
const REPEATS_FIRST = featureNamed("repeatsFirst");
const REPEATS_LAST = featureNamed("repeatsLast");
