import type { ExpandedTerm } from "../retrieve/expand-terms.ts";
import { contextFeatures } from "./context-features.ts";
import { collectFeatures, type Feature, type PhraseFeatures } from "./feature.ts";
import type { Repetition } from "./find-repetition.ts";
import { focusFeatures } from "./focus-features.ts";
import { formFeatures } from "./form-features.ts";
import { nearnessFeatures } from "./nearness-features.ts";
import { overlapFeatures } from "./overlap-features.ts";
import type { Phrase } from "./phrase.ts";
import type { QuestionFocus } from "./read-focus.ts";
import type { SentenceView } from "./view-sentence.ts";

export type PhraseInPlace = Readonly<{
  phrase: Phrase;
  view: SentenceView;
  /** Place of the sentence among those given, from 0. */
  rank: number;
  repetition: Repetition;
}>;

export type AskedQuestion = Readonly<{ focus: QuestionFocus; terms: readonly ExpandedTerm[] }>;

/** What speaks for and against a phrase as the answer; what each thing counts is learnt. */
export function phraseFeatures(asked: AskedQuestion, place: PhraseInPlace): PhraseFeatures {
  return collectFeatures([
    rankFeatures(place),
    formFeatures(asked, place),
    overlapFeatures(place),
    nearnessFeatures(asked, place),
    focusFeatures(asked, place),
    contextFeatures(asked, place),
    repetitionFeatures(place),
  ]);
}

function rankFeatures({ view, rank }: PhraseInPlace): Feature[] {
  return [
    ["first", rank === 0 ? 1 : 0],
    ["rank", Math.log2(rank + 1)],
    ["coverage", view.coverage],
  ];
}

function repetitionFeatures({ repetition }: PhraseInPlace): Feature[] {
  return [
    ["times", Math.log2(1 + repetition.sentences)],
    ["weightedTimes", Math.log2(1 + repetition.weight)],
    ["bestNearness", repetition.bestNearness],
    ["sumNearness", Math.log2(1 + repetition.sumNearness)],
    ["bestCoverage", repetition.bestCoverage],
  ];
}
