import type { NoteFeature } from "./feature.ts";
import type { AskedQuestion, PhraseInPlace } from "./phrase-features.ts";
import { proximity } from "./view-sentence.ts";

/** Words over which nearness to the verb falls to 1/e. */
const FADE = 4;

/** How near the question's words stand, and on which side of the question's verb the phrase is. */
export function nearnessFeatures(
  { terms, focus }: AskedQuestion,
  { phrase, view }: PhraseInPlace,
  note: NoteFeature,
): void {
  const { from, to } = phrase;
  const verb = view.words.findIndex((word, at) => focus.verbs.has(word.term) && (at < from || at >= to));
  const before = verb !== -1 && to <= verb;
  const distance = before ? verb - to : from - verb - 1;
  const near = verb === -1 ? 0 : Math.exp(-distance / FADE);
  const side = before ? "beforeVerb" : "afterVerb";
  note(proximity(view, from, to, terms), "nearness");
  note(near, "besideVerb");
  note(verb !== -1, focus.role, ":", side);
  note(near, focus.role, ":near:", side);
  note(verb === -1, focus.type, ":noVerb");
  note((view.matches[from - 1]?.length ?? 0) > 0, "previousAsked");
  note((view.matches[to]?.length ?? 0) > 0, "nextAsked");
}
