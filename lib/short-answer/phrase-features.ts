import type { ExpandedTerm } from "../retrieve/expand-terms.ts";
import { contextFeatures } from "./context-features.ts";
import type { NoteFeature } from "./feature.ts";
import type { Repetition } from "./find-repetition.ts";
import { focusFeatures } from "./focus-features.ts";
import { formFeatures } from "./form-features.ts";
import { nearnessFeatures } from "./nearness-features.ts";
import { overlapFeatures } from "./overlap-features.ts";
import type { Phrase } from "./phrase.ts";
import type { QuestionFocus } from "./read-focus.ts";
import type { TaggedView } from "./view-sentence.ts";

export type PhraseInPlace = Readonly<{
  phrase: Phrase;
  view: TaggedView;
  /** Place of the sentence among those given, from 0. */
  rank: number;
  repetition: Repetition;
}>;

export type AskedQuestion = Readonly<{ focus: QuestionFocus; terms: readonly ExpandedTerm[] }>;

/** What speaks for and against a phrase as the answer; what each thing counts is learnt. */
export function describePhrase(asked: AskedQuestion, place: PhraseInPlace, note: NoteFeature): void {
  rankFeatures(place, note);
  formFeatures(asked, place, note);
  overlapFeatures(place, note);
  nearnessFeatures(asked, place, note);
  focusFeatures(asked, place, note);
  contextFeatures(asked, place, note);
  repetitionFeatures(place, note);
}

function rankFeatures({ view, rank }: PhraseInPlace, note: NoteFeature): void {
  note(rank === 0, "first");
  note(Math.log2(rank + 1), "rank");
  note(view.coverage, "coverage");
}

function repetitionFeatures({ repetition }: PhraseInPlace, note: NoteFeature): void {
  note(Math.log2(1 + repetition.sentences), "times");
  note(Math.log2(1 + repetition.weight), "weightedTimes");
  note(repetition.bestNearness, "bestNearness");
  note(Math.log2(1 + repetition.sumNearness), "sumNearness");
  note(repetition.bestCoverage, "bestCoverage");
}
