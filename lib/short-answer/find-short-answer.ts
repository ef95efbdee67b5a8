import type { ShortAnswer } from "../domain/statement.ts";
import { type ReadQuestion, weighCandidates } from "./read-candidates.ts";
import { type PhraseWeights, softmax } from "./weigh-features.ts";
import trained from "./phrase-weights.json" with { type: "json" };

/** The phrase of `sentences[sentence]` that answers, and how likely it is to be right, in [0, 1]. */
export type FoundShortAnswer = ShortAnswer & Readonly<{ sentence: number; confidence: number }>;

/**
 * The phrase most likely to answer, out of the first `statements` sentences; the others, best first, only bear witness:
 * a phrase that many of them repeat is more likely right. Undefined when the sentences hold no phrase at all, and for a
 * question that wants a yes or no.
 */
export function findShortAnswer(
  question: ReadQuestion,
  sentences: readonly string[],
  statements: number,
  weights: PhraseWeights = trained.weights,
): FoundShortAnswer | undefined {
  if (question.reading.asked.type === "yes-no") return undefined;
  const { candidates, scores } = weighCandidates(question, sentences, statements, weights);
  const likely = softmax(scores);
  const best = scores.indexOf(Math.max(...scores));
  const chosen = candidates[best];
  if (!chosen) return undefined;
  const { sentence, start, end, text } = chosen;
  let confidence = 0;
  for (const [at, candidate] of candidates.entries())
    if (candidate.text === text) confidence += likely[at] ?? 0;
  return { sentence, start, end, text, confidence: Math.min(1, confidence) };
}
