import type { ArticleId } from "../domain/article.ts";
import type { Passage } from "../domain/passage.ts";
import type { Span } from "../domain/span.ts";
import type { ExpandedTerm } from "./expand-terms.ts";
import { holdsAnswerType } from "./holds-answer-type.ts";
import { matchSense } from "./match-sense.ts";
import { weighMatches } from "./match-terms.ts";
import { type DatedTerms, type Found, matchPassage, placeSentences } from "./place-sentences.ts";
import type { PassageReading } from "./read-passage.ts";
import type { QuestionReading } from "./read-question.ts";
import {
  frameQuestion,
  SENTENCE_FEATURES,
  type SentenceInPlace,
  sentenceFeatures,
} from "./sentence-features.ts";
import byPassage from "./passage-weights.json" with { type: "json" };
import bySentence from "./sentence-weights.json" with { type: "json" };

/** A sentence of the record with how well it speaks to the question; scores compare within one question. */
export type RankedSentence = Readonly<{
  articleId: ArticleId;
  passage: Passage;
  span: Span;
  text: string;
  score: number;
  /** The same for its passage: what passages and articles are ranked by. */
  passageScore: number;
  features: readonly number[];
  place: SentenceInPlace;
}>;

const weights = readWeights(bySentence.weights);
/**
 * For ranking passages and their articles the search's own score and the title count more: with the sentences' weights
 * realtimeqa's Hit@1 (development half) was .07 lower.
 */
const passageWeights = readWeights(byPassage.weights);

function readWeights(named: Readonly<Record<string, number>>): readonly number[] {
  return SENTENCE_FEATURES.map((name) => named[name] ?? 0);
}

/** Best sentences that are read for the sense of their words, which takes longer than all else together. */
const CLOSE = 60;
const SOFT = SENTENCE_FEATURES.indexOf("soft");
const SENSE = SENTENCE_FEATURES.indexOf("sense");

/** Reads of a passage what does not depend on how it was found, for when it is ranked. */
export function matchAhead(
  reading: QuestionReading,
  terms: readonly ExpandedTerm[],
  passage: PassageReading,
): void {
  matchPassage(terms, passage);
  for (const sentence of passage.sentences) holdsAnswerType(reading, sentence);
}

/** Every sentence of the passages, best first; ties in the order of the record. */
export function rankSentences(
  reading: QuestionReading,
  terms: readonly ExpandedTerm[],
  found: readonly Found[],
  datedTerms: DatedTerms,
): RankedSentence[] {
  const frame = frameQuestion(reading, terms);
  const ranked = placeSentences(terms, found, datedTerms).map(({ passage, place }) => {
    const { span, text } = place.sentence;
    return {
      articleId: passage.articleId,
      passage,
      span,
      text,
      ...score(sentenceFeatures(frame, place)),
      place,
    };
  });
  const first = ranked.sort(bestFirst);
  const close = first.slice(0, CLOSE).map((sentence) => readClosely(terms, sentence));
  return [...close, ...first.slice(CLOSE)].sort(bestFirst);
}

function bestFirst(a: RankedSentence, b: RankedSentence): number {
  return b.score - a.score;
}

function score(features: readonly number[]) {
  return { features, score: weigh(features, weights), passageScore: weigh(features, passageWeights) };
}

/** The sentence ranked anew, now that the sense of its words is known too. */
function readClosely(terms: readonly ExpandedTerm[], sentence: RankedSentence): RankedSentence {
  const { place, features } = sentence;
  const sense = matchSense(terms, place.sentence, place.sense.soft);
  const read = features.with(SOFT, weighMatches(terms, sense.soft)).with(SENSE, sense.cosine);
  return { ...sentence, ...score(read), place: { ...place, sense } };
}

function weigh(features: readonly number[], by: readonly number[]): number {
  let sum = 0;
  for (let at = 0; at < features.length; at++) sum += (features[at] ?? 0) * (by[at] ?? 0);
  return sum;
}
