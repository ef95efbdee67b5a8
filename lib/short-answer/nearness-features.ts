import { type Feature, flag } from "./feature.ts";
import type { AskedQuestion, PhraseInPlace } from "./phrase-features.ts";
import { proximity } from "./view-sentence.ts";

/** Words over which nearness to the verb falls to 1/e. */
const FADE = 4;

/** How near the question's words stand, and on which side of the question's verb the phrase is. */
export function nearnessFeatures(
  { terms, focus }: AskedQuestion,
  { phrase, view }: PhraseInPlace,
): Feature[] {
  const { from, to } = phrase;
  const verb = view.words.findIndex((word, at) => focus.verbs.has(word.term) && (at < from || at >= to));
  const before = verb !== -1 && to <= verb;
  const distance = before ? verb - to : from - verb - 1;
  const near = verb === -1 ? 0 : Math.exp(-distance / FADE);
  const side = before ? "before" : "after";
  return [
    ["nearness", proximity(view, from, to, terms)],
    ["besideVerb", near],
    flag(`${focus.role}:${side}Verb`, verb !== -1),
    [`${focus.role}:near:${side}Verb`, near],
    flag(`${focus.type}:noVerb`, verb === -1),
    flag("previousAsked", (view.matches[from - 1]?.length ?? 0) > 0),
    flag("nextAsked", (view.matches[to]?.length ?? 0) > 0),
  ];
}
