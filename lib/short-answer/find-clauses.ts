import type { Phrase } from "./phrase.ts";
import type { TaggedWord } from "../text/tag-words.ts";

/** What stands after a reason's word, or after "to", "by", "for" and a verb: answers to why, how and "asked to do what". */
export function findClauses(words: readonly TaggedWord[]): Phrase[] {
  const found: Phrase[] = [];
  for (let at = 0; at + 1 < words.length; at++) {
    if (leadsVerb(words, at)) found.push(...spansFrom(words, at + 1, "verb-phrase"));
    const reason = reasonFrom(words, at);
    if (reason !== undefined) found.push(...spansFrom(words, reason, "clause"));
  }
  return found;
}

const LEADS_VERB = new Set(["by", "for", "of", "with", "in", "from", "after", "without"]);

/** "to halt", "by halting". */
function leadsVerb(words: readonly TaggedWord[], at: number): boolean {
  const { lower } = words[at] as TaggedWord;
  const next = words[at + 1];
  if (next?.tag !== "VERB") return false;
  return lower === "to" || (LEADS_VERB.has(lower) && next.lower.endsWith("ing"));
}

const REASONS = new Set("because since after amid over following as so by despite".split(" "));
const REASONS_WITH_TO = new Set(["due", "owing", "thanks"]);

/** Where the reason begins that the word leads to; undefined where it leads to none. */
function reasonFrom(words: readonly TaggedWord[], at: number): number | undefined {
  const { lower } = words[at] as TaggedWord;
  const next = words[at + 1]?.lower;
  if (next === "to" && REASONS_WITH_TO.has(lower)) return at + 2;
  if (!REASONS.has(lower)) return undefined;
  return next === "of" || next === "that" ? at + 2 : at + 1;
}

const STOPS: ReadonlySet<string> = new Set(`,.;:!?–—()"“”`);

/** From `start` to the next mark, and to the end of the first noun phrase. */
function spansFrom(words: readonly TaggedWord[], start: number, form: Phrase["form"]): Phrase[] {
  let end = start;
  while (end < words.length && !STOPS.has(words[end]?.text ?? "")) end++;
  let noun = start + 1;
  while (noun < end && !isNoun(words[noun])) noun++;
  while (noun < end && isNoun(words[noun])) noun++;
  const ends = noun === end ? [end] : [noun, end];
  return ends.filter((to) => to > start).map((to) => ({ from: start, to, form, kind: null }));
}

function isNoun(word: TaggedWord | undefined): boolean {
  return word?.tag === "NOUN" || word?.tag === "PROPN" || word?.tag === "NUM";
}
