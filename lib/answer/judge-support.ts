import type { Evidence } from "../retrieve/retrieve-evidence.ts";
import { weighMatches } from "../retrieve/match-terms.ts";
import type { RankedSentence } from "../retrieve/rank-sentences.ts";
import {
  findMissingRelation,
  isPutToOneText,
  linkedMatches,
  type MissingRelation,
} from "./asked-relation.ts";
import { SUPPORT_FEATURES, supportFeatures } from "./support-features.ts";
import trained from "./support-weights.json" with { type: "json" };

/** How surely a sentence holds what the question asks about, in (0, 1). */
export type SupportedSentence = Readonly<{ sentence: RankedSentence; support: number }>;

/** At or above this, the record speaks; chosen on the development sets so that few true answers are refused. */
const SPEAKS = 0.22;
/** Within a passage or two everything is about the same thing, and its words say less: chosen on clapnq. */
const SPEAKS_NARROWLY = 0.45;
const NARROW = 2;

/** The support from which the record speaks to the question. */
export function speaksFrom({ passages }: Evidence): number {
  return passages.length <= NARROW ? SPEAKS_NARROWLY : SPEAKS;
}

const JUDGED = 8;
/** A sentence that speaks of everything asked, of two things at least, is refused by no sum of features. */
const SAYS_IT_ALL = { things: 2, match: 0.7, support: SPEAKS_NARROWLY };

const named: Readonly<Record<string, number>> = trained.weights;
const weights = SUPPORT_FEATURES.map((name) => named[name] ?? 0);

/** What speaks of so much less of the question than a better-ranked sentence without the answer speaks of something else. */
const AS_FULLY = 0.7;

/** The best-ranked sentences with their support, in the order of their rank. */
export function judgeSupport(evidence: Evidence): SupportedSentence[] {
  const judged = evidence.sentences
    .slice(0, JUDGED)
    .map((sentence) => ({ sentence, missing: findMissingRelation(evidence, sentence) }));
  let fullest = 0;
  return judged.map(({ sentence, missing }) => {
    const spoken = weighMatches(evidence.terms, linkedMatches(sentence));
    if (missing !== undefined && LACKS_THE_ANSWER.has(missing)) fullest = Math.max(fullest, spoken);
    if (missing !== undefined || (!isPutToOneText(evidence) && spoken < AS_FULLY * fullest))
      return { sentence, support: 0 };
    const features = supportFeatures(evidence, sentence);
    const sum = features.reduce((total, value, at) => total + value * (weights[at] ?? 0), trained.bias);
    const support = 1 / (1 + Math.exp(-sum));
    return {
      sentence,
      support: saysItAll(evidence, sentence) ? Math.max(SAYS_IT_ALL.support, support) : support,
    };
  });
}

/** It speaks of what is asked about, and what is asked is not said of it. */
const LACKS_THE_ANSWER: ReadonlySet<MissingRelation> = new Set(["answer-type", "counted-thing"]);

function saysItAll({ terms }: Evidence, { place }: RankedSentence): boolean {
  const telling = terms.flatMap((term, at) => (term.light ? [] : [place.matches[at] ?? 0]));
  return telling.length >= SAYS_IT_ALL.things && telling.every((match) => match >= SAYS_IT_ALL.match);
}
