import type { ShortAnswer } from "../domain/statement.ts";
import type { ExpandedTerm } from "../retrieve/expand-terms.ts";
import type { QuestionReading } from "../retrieve/read-question.ts";
import { type PhraseWeights, softmax, weighFeatures } from "./weigh-features.ts";
import { readCandidates } from "./read-candidates.ts";
import trained from "./phrase-weights.json" with { type: "json" };

/** The phrase of `sentences[sentence]` that answers, and how likely it is to be right, in [0, 1]. */
export type FoundShortAnswer = ShortAnswer & Readonly<{ sentence: number; confidence: number }>;

/** Sentences read for the words they repeat; more of them cost time and add little (realtimeqa, development half). */
const READ = 40;

/**
 * The phrase most likely to answer, out of the first `statements` sentences; the others, best first, only bear witness:
 * a phrase that many of them repeat is more likely right. Undefined when the sentences hold no phrase at all, and for a
 * question that wants a yes or no.
 */
export function findShortAnswer(
  asked: Readonly<{ reading: QuestionReading; terms: readonly ExpandedTerm[] }>,
  sentences: readonly string[],
  statements: number,
  weights: PhraseWeights = trained.weights,
): FoundShortAnswer | undefined {
  if (asked.reading.asked.type === "yes-no") return undefined;
  const candidates = readCandidates(asked.reading, asked.terms, sentences.slice(0, READ), statements);
  const scores = candidates.map(({ features }) => weighFeatures(features, weights));
  const likely = softmax(scores);
  const best = scores.indexOf(Math.max(...scores));
  const chosen = candidates[best];
  if (!chosen) return undefined;
  const same = candidates.reduce(
    (sum, { text }, at) => sum + (text === chosen.text ? (likely[at] ?? 0) : 0),
    0,
  );
  const { sentence, start, end, text } = chosen;
  return { sentence, start, end, text, confidence: Math.min(1, same) };
}
