import type { AnswerType } from "../retrieve/answer-type.ts";
import { featureNamed, type NoteFeature, perKey } from "./feature.ts";
import type { AskedQuestion, PhraseInPlace } from "./phrase-features.ts";
import type { QuestionFocus } from "./read-focus.ts";
import { proximity } from "./view-sentence.ts";

/** Words over which nearness to the verb falls to 1/e. */
const FADE = 4;

/** How near the question's words stand, and on which side of the question's verb the phrase is. */
export function nearnessFeatures(
  { terms, focus }: AskedQuestion,
  { phrase: { from, to }, sentence: { view, verbs } }: PhraseInPlace,
  note: NoteFeature,
): void {
  const ofRole = roleFeatures(focus.role);
  const verb = firstOutside(verbs, from, to);
  const before = verb !== undefined && to <= verb;
  note(proximity(view, from, to, terms), NEARNESS);
  if (verb === undefined) {
    note(1, noVerb(focus.type));
  } else {
    const near = Math.exp(-(before ? verb - to : from - verb - 1) / FADE);
    note(near, BESIDE_VERB);
    note(1, before ? ofRole.before : ofRole.after);
    note(near, before ? ofRole.nearBefore : ofRole.nearAfter);
  }
  note((view.matches[from - 1]?.length ?? 0) > 0, PREVIOUS_ASKED);
  note((view.matches[to]?.length ?? 0) > 0, NEXT_ASKED);
}

function firstOutside(places: readonly number[], from: number, to: number): number | undefined {
  for (const at of places) if (at < from || at >= to) return at;
  return undefined;
}

const NEARNESS = featureNamed("nearness");
const BESIDE_VERB = featureNamed("besideVerb");
const PREVIOUS_ASKED = featureNamed("previousAsked");
const NEXT_ASKED = featureNamed("nextAsked");
const noVerb = perKey((type: AnswerType) => featureNamed(`${type}:noVerb`));
const roleFeatures = perKey((role: QuestionFocus["role"]) => ({
  before: featureNamed(`${role}:beforeVerb`),
  after: featureNamed(`${role}:afterVerb`),
  nearBefore: featureNamed(`${role}:near:beforeVerb`),
  nearAfter: featureNamed(`${role}:near:afterVerb`),
}));
