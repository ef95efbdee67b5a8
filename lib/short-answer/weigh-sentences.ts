import { describePhrases, type ReadQuestion } from "./read-candidates.ts";
import { type PhraseWeights, softmax, weighDescription } from "./weigh-features.ts";
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
  const asked = question.reading.asked.type;
  const candidates = asked === "yes-no" ? [] : describePhrases(question, sentences, statements);
  const likely = softmax(candidates.map(({ describe }) => weighDescription(describe, weights)));
  const byText = new Map<string, number>();
  candidates.forEach(({ text }, at) => byText.set(text, (byText.get(text) ?? 0) + (likely[at] ?? 0)));

  const best = new Map<number, number>();
  candidates.forEach(({ sentence }, at) => {
    if ((likely[best.get(sentence) ?? -1] ?? -1) < (likely[at] ?? 0)) best.set(sentence, at);
  });
  return Array.from({ length: Math.min(statements, sentences.length) }, (_, sentence) => {
    const chosen = candidates[best.get(sentence) ?? -1];
    return chosen && { text: chosen.text, likelihood: Math.min(1, byText.get(chosen.text) ?? 0) };
  });
}
