import { type ReadQuestion, weighCandidates } from "./read-candidates.ts";
import { type PhraseWeights, softmax } from "./weigh-features.ts";
import trained from "./phrase-weights.json" with { type: "json" };

/** The likeliest answer in a sentence, and how likely it is to be right wherever it stands, in [0, 1]. */
export type LikelyPhrase = Readonly<{ text: string; likelihood: number }>;

/**
 * For each of the first `statements` sentences the phrase of it that most likely answers; the others, best first, only
 * bear witness. Undefined where a sentence holds no phrase, and everywhere for a question that wants a yes or no.
 */
export function weighSentences(
  question: ReadQuestion,
  sentences: readonly string[],
  statements: number,
  weights: PhraseWeights = trained.weights,
): readonly (LikelyPhrase | undefined)[] {
  const size = Math.min(statements, sentences.length);
  if (question.reading.asked.type === "yes-no") return Array.from({ length: size }, () => undefined);
  const { candidates, scores } = weighCandidates(question, sentences, statements, weights);
  const likely = softmax(scores);
  const byText = new Map<string, number>();
  const best = new Map<number, number>();
  for (const [at, { text, sentence }] of candidates.entries()) {
    const likelihood = likely[at] ?? 0;
    byText.set(text, (byText.get(text) ?? 0) + likelihood);
    if ((likely[best.get(sentence) ?? -1] ?? -1) < likelihood) best.set(sentence, at);
  }
  return Array.from({ length: size }, (_, sentence) => {
    const chosen = candidates[best.get(sentence) ?? -1];
    return chosen && { text: chosen.text, likelihood: Math.min(1, byText.get(chosen.text) ?? 0) };
  });
}
