import type { RankedSentence } from "../retrieve/rank-sentences.ts";
import type { Evidence } from "../retrieve/retrieve-evidence.ts";
import { findMissingRelation } from "./asked-relation.ts";
import { SUPPORT_FEATURES, SUPPORT_SIGNS, supportFeatures } from "./support-features.ts";
import trained from "./one-text-weights.json" with { type: "json" };

/**
 * What speaks for or against one short text holding what is asked: as for a whole record, and whether its best sentence
 * lacks what was asked for, which there refuses by itself and here only counts against.
 */
export const ONE_TEXT_FEATURES = [...SUPPORT_FEATURES, "lacks"] as const;
export const ONE_TEXT_SIGNS = [...SUPPORT_SIGNS, -1] as const;

/** Odds from which the text speaks: below a half, since a reader who chose the text expects that it answers. */
const SPEAKS = 0.45;
/**
 * Sentences stated of it: on clapnq's answerable questions (development half) the F1 of the best one is .45, of two .55, of
 * three .62, of four .61, and of three with the one that opens the text .63.
 */
const STATED = 3;

const named: Readonly<Record<string, number>> = trained.weights;
const weights = ONE_TEXT_FEATURES.map((name) => named[name] ?? 0);

export function oneTextFeatures(evidence: Evidence, best: RankedSentence): number[] {
  return [...supportFeatures(evidence, best), findMissingRelation(evidence, best) === undefined ? 0 : 1];
}

/** The sentences to state of a text that the question is put to, best first; none when it does not speak. */
export function chooseOfOneText(
  evidence: Evidence,
  may: (sentence: RankedSentence) => boolean,
): readonly RankedSentence[] {
  const [best] = evidence.sentences;
  if (!best || oddsOf(evidence, best) < SPEAKS) return [];
  const stated = evidence.sentences.filter(may).slice(0, STATED);
  const opening = evidence.sentences.find((sentence) => opensText(sentence, best));
  return opening && may(opening) && !stated.includes(opening) ? [...stated, opening] : stated;
}

/**
 * Chosen articles of a few passages are judged by the same weights, and speak sooner, since what is asked may stand in any:
 * on mtragun's, false refusals .09 by the record's own weights and .05 so, refusals .61 and .89.
 */
const FEW = { passages: 10, speak: 0.3 };

/** Whether the few texts that the question is put to speak; undefined where it is put to more. */
export function fewTextsSpeak(evidence: Evidence): boolean | undefined {
  const [best] = evidence.sentences;
  if (!best || evidence.scope.within === undefined || evidence.passages.length > FEW.passages)
    return undefined;
  return oddsOf(evidence, best) >= FEW.speak;
}

function oddsOf(evidence: Evidence, best: RankedSentence): number {
  const features = oneTextFeatures(evidence, best);
  const sum = features.reduce((total, value, at) => total + value * (weights[at] ?? 0), trained.bias);
  return 1 / (1 + Math.exp(-sum));
}

function opensText({ articleId, passage, span }: RankedSentence, best: RankedSentence): boolean {
  return articleId === best.articleId && passage.ordinal === 0 && passage.sentences[0]?.start === span.start;
}
