import { asksForFigure, holdsAnswerType } from "../retrieve/holds-answer-type.ts";
import type { Evidence } from "../retrieve/retrieve-evidence.ts";
import type { RankedSentence } from "../retrieve/rank-sentences.ts";
import { SUPPORT_FEATURES, supportFeatures } from "./support-features.ts";
import trained from "./support-weights.json" with { type: "json" };

/** How surely a sentence holds what the question asks about, in (0, 1). */
export type SupportedSentence = Readonly<{ sentence: RankedSentence; support: number }>;

/** At or above this, the record speaks; chosen on the development sets so that few true answers are refused. */
export const SPEAKS = 0.42;
const JUDGED = 8;

const named: Readonly<Record<string, number>> = trained.weights;
const weights = SUPPORT_FEATURES.map((name) => named[name] ?? 0);

/** The best-ranked sentences with their support, in the order of their rank. */
export function judgeSupport(evidence: Evidence): SupportedSentence[] {
  return evidence.sentences.slice(0, JUDGED).map((sentence) => {
    if (asksForFigure(evidence.reading) && !holdsFigure(evidence, sentence)) return { sentence, support: 0 };
    const features = supportFeatures(evidence, sentence);
    const sum = features.reduce((total, value, at) => total + value * (weights[at] ?? 0), trained.bias);
    return { sentence, support: 1 / (1 + Math.exp(-sum)) };
  });
}

/** A figure that the question does not give itself, in the sentence or right beside it. */
function holdsFigure({ reading }: Evidence, { span, passage, text }: RankedSentence): boolean {
  if (holdsAnswerType(reading, text)) return true;
  const at = passage.sentences.findIndex(({ start }) => start === span.start);
  const beside = [passage.sentences[at - 1], passage.sentences[at + 1]].flatMap((near) => near ?? []);
  return beside.some((near) =>
    holdsAnswerType(
      reading,
      passage.text.slice(near.start - passage.span.start, near.end - passage.span.start),
    ),
  );
}
