import { findMissingRelation } from "../answer/asked-relation.ts";
import { oneTextFeatures } from "../answer/one-text.ts";
import { supportFeatures } from "../answer/support-features.ts";
import { NO_KNOWN_NAMES } from "../conversation/known-names.ts";
import { standaloneQuestion } from "../conversation/standalone-question.ts";
import { type Evidence, retrieveEvidence, type RetrieveParts } from "../retrieve/retrieve-evidence.ts";
import type { Example } from "./fit-logistic.ts";
import type { LabelledQuestion } from "./labelled-sets.ts";

/** One labelled question as something to learn from; undefined when it teaches nothing. */
export type CollectExample = (
  question: LabelledQuestion,
  parts: RetrieveParts,
) => Promise<Example | undefined>;

/**
 * Whether the best sentence found for a question supports an answer, with the features and in the order that the product
 * gives at this moment; undefined when nothing was found, or when what is asked of a name plainly is not there.
 */
export const collectExample: CollectExample = async (question, parts) => {
  const evidence = await findEvidence(question, parts);
  const [best] = evidence.sentences;
  if (!best || findMissingRelation(evidence, best) !== undefined) return undefined;
  return { features: supportFeatures(evidence, best), positive: question.answerable, weight: 1 };
};

/** Whether the texts that a question is put to answer it, however many they are. */
export const collectOneText: CollectExample = async (question, parts) => {
  const evidence = await findEvidence(question, parts);
  const [best] = evidence.sentences;
  return best && { features: oneTextFeatures(evidence, best), positive: question.answerable, weight: 1 };
};

function findEvidence(question: LabelledQuestion, { archive, embeddings }: RetrieveParts): Promise<Evidence> {
  const understood = standaloneQuestion(question.history, question.question, NO_KNOWN_NAMES);
  const text = understood.kind === "standalone" ? understood.question : question.question;
  const filters = question.articles ? { articles: question.articles } : {};
  return retrieveEvidence(text, filters, { archive, embeddings });
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
