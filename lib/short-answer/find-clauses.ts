import type { Phrase } from "./phrase.ts";
import type { TaggedWord } from "../text/tag-words.ts";

/** What stands after a reason's word, or after "to", "by", "for" and a verb: answers to why, how and "asked to do what". */
export function findClauses(words: readonly TaggedWord[]): Phrase[] {
  return words.flatMap((_, at) => [...verbPhrases(words, at), ...reasons(words, at)]);
}

function verbPhrases(words: readonly TaggedWord[], at: number): Phrase[] {
  const word = words[at];
  const next = words[at + 1];
  if (!word || next?.tag !== "VERB") return [];
  const leads = word.lower === "to" || /^(?:by|for|of|with|in|from|after|without)$/u.test(word.lower);
  if (!leads || (word.lower !== "to" && !next.lower.endsWith("ing"))) return [];
  return spansFrom(words, at + 1, "verb-phrase");
}

const REASON = /^(?:because|since|after|amid|over|following|as|so|by|despite)$/u;

function reasons(words: readonly TaggedWord[], at: number): Phrase[] {
  const word = words[at];
  if (!word) return [];
  if (/^(?:due|owing|thanks)$/u.test(word.lower) && words[at + 1]?.lower === "to")
    return spansFrom(words, at + 2, "clause");
  if (!REASON.test(word.lower)) return [];
  const start = words[at + 1]?.lower === "of" || words[at + 1]?.lower === "that" ? at + 2 : at + 1;
  return spansFrom(words, start, "clause");
}

/** From `start` to the next mark, and to the end of the first noun phrase. */
function spansFrom(words: readonly TaggedWord[], start: number, form: Phrase["form"]): Phrase[] {
  let end = start;
  while (end < words.length && !/^[,.;:!?–—()"“”]$/u.test(words[end]?.text ?? "")) end++;
  let noun = start + 1;
  while (noun < end && !isNoun(words[noun])) noun++;
  while (noun < end && isNoun(words[noun])) noun++;
  const ends = [...new Set([noun, end])].filter((to) => to > start);
  return ends.map((to) => ({ from: start, to, form, kind: null }));
}

function isNoun(word: TaggedWord | undefined): boolean {
  return word?.tag === "NOUN" || word?.tag === "PROPN" || word?.tag === "NUM";
}
