import type { ExpandedTerm } from "../retrieve/expand-terms.ts";
import type { AnsweringPhrase } from "./answering-phrases.ts";
import { contextFeatures } from "./context-features.ts";
import { featureNamed, type NoteFeature } from "./feature.ts";
import type { Repetition } from "./find-repetition.ts";
import { focusFeatures } from "./focus-features.ts";
import { formFeatures } from "./form-features.ts";
import { nearnessFeatures } from "./nearness-features.ts";
import { overlapFeatures } from "./overlap-features.ts";
import type { QuestionFocus } from "./read-focus.ts";
import type { TaggedView } from "./view-sentence.ts";

/** A sentence whose phrases may answer. */
export type StatedSentence = Readonly<{
  view: TaggedView;
  /** Its place among those given, from 0. */
  rank: number;
  /** Places of the question's verbs. */
  verbs: readonly number[];
}>;

export type PhraseInPlace = Readonly<{
  phrase: AnsweringPhrase;
  sentence: StatedSentence;
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

const FIRST = featureNamed("first");
const RANK = featureNamed("rank");
const COVERAGE = featureNamed("coverage");

function rankFeatures({ sentence: { view, rank } }: PhraseInPlace, note: NoteFeature): void {
  note(rank === 0, FIRST);
  note(Math.log2(rank + 1), RANK);
  note(view.coverage, COVERAGE);
}

const TIMES = featureNamed("times");
const WEIGHTED_TIMES = featureNamed("weightedTimes");
const BEST_NEARNESS = featureNamed("bestNearness");
const SUM_NEARNESS = featureNamed("sumNearness");
const BEST_COVERAGE = featureNamed("bestCoverage");

function repetitionFeatures({ repetition }: PhraseInPlace, note: NoteFeature): void {
  note(Math.log2(1 + repetition.sentences), TIMES);
  note(Math.log2(1 + repetition.weight), WEIGHTED_TIMES);
  note(repetition.bestNearness, BEST_NEARNESS);
  note(Math.log2(1 + repetition.sumNearness), SUM_NEARNESS);
  note(repetition.bestCoverage, BEST_COVERAGE);
}
