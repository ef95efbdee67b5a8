import { findMissingRelation } from "../answer/asked-relation.ts";
import { supportFeatures } from "../answer/support-features.ts";
import { NO_KNOWN_NAMES } from "../conversation/known-names.ts";
import { standaloneQuestion } from "../conversation/standalone-question.ts";
import { retrieveEvidence, type RetrieveParts } from "../retrieve/retrieve-evidence.ts";
import type { Example } from "./fit-logistic.ts";
import type { LabelledQuestion } from "./labelled-sets.ts";

/** What one question teaches: pairs for the ranking of sentences, and whether its best sentence supports an answer. */
export type Lesson = Readonly<{ pairs: readonly Example[]; support: Example | undefined }>;

/** Sentences that do not answer, set against each that does. */
const RIVALS = 25;
const READ = 80;

/** Features as the product computes them at this moment, weights included: repeat until they stand still. */
export async function collectLesson(
  question: LabelledQuestion,
  { archive, embeddings }: RetrieveParts,
): Promise<Lesson> {
  const understood = standaloneQuestion(question.history, question.question, NO_KNOWN_NAMES);
  const text = understood.kind === "standalone" ? understood.question : question.question;
  const filters = question.articles ? { articles: question.articles } : {};
  const evidence = await retrieveEvidence(text, filters, { archive, embeddings });

  const sentences = evidence.sentences.slice(0, READ);
  const [best] = sentences;
  const right = sentences.filter((sentence) => question.answers?.(sentence) ?? false);
  const wrong = sentences.filter((sentence) => !right.includes(sentence)).slice(0, RIVALS);
  const weight = 1 / Math.max(1, right.length * wrong.length);
  const pairs = right.flatMap((winner) =>
    wrong.map((loser) => ({
      features: winner.features.map((value, at) => value - (loser.features[at] ?? 0)),
      positive: true,
      weight,
    })),
  );
  const support =
    best === undefined || findMissingRelation(evidence, best) !== undefined
      ? undefined
      : { features: supportFeatures(evidence, best), positive: question.answerable, weight: 1 };
  return { pairs: question.answerable ? pairs : [], support };
}

/** Each class of a set weighs the same, and each set as much as `share` says. */
export function balanceClasses(examples: readonly Example[], share: number): Example[] {
  const positives = examples.filter(({ positive }) => positive).length;
  const negatives = examples.length - positives;
  return examples.map((example) => ({
    ...example,
    weight: share / Math.max(1, example.positive ? positives : negatives),
  }));
}
