import { NO_KNOWN_NAMES } from "../conversation/known-names.ts";
import { standaloneQuestion } from "../conversation/standalone-question.ts";
import type { ArticleId } from "../domain/article.ts";
import { retrieveEvidence, type RetrieveParts } from "../retrieve/retrieve-evidence.ts";
import type { RankedList } from "./fit-listwise.ts";
import type { LabelledQuestion } from "./labelled-sets.ts";

type Features = readonly number[];

/** What was found for one question: its best sentences, and all sentences of each article. */
export type RankingLesson = Readonly<{
  sentences: readonly Readonly<{ features: Features; right: boolean }>[];
  articles: readonly Readonly<{ sentences: readonly Features[]; right: boolean }>[];
}>;

/** Passages read, sentences that compete, and articles that do. */
const READ = { passages: 60, sentences: 60, articles: 40 };

/** Features as the product computes them at this moment, its own order included: repeat until the weights stand still. */
export async function collectRankingLesson(
  question: LabelledQuestion,
  { archive, embeddings }: RetrieveParts,
): Promise<RankingLesson> {
  const understood = standaloneQuestion(question.history, question.question, NO_KNOWN_NAMES);
  const text = understood.kind === "standalone" ? understood.question : question.question;
  const filters = question.articles ? { articles: question.articles } : {};
  const parts = { archive, embeddings, limit: READ.passages };
  const evidence = await retrieveEvidence(text, filters, parts);
  const byArticle = new Map<ArticleId, Features[]>();
  for (const { articleId, features } of evidence.sentences) {
    const others = byArticle.get(articleId);
    if (others) others.push(features);
    else byArticle.set(articleId, [features]);
  }
  return {
    sentences: evidence.sentences.slice(0, READ.sentences).map((sentence) => ({
      features: sentence.features,
      right: question.answers?.(sentence) ?? false,
    })),
    articles: [...byArticle].map(([id, sentences]) => ({
      sentences,
      right: question.gold?.has(id) ?? false,
    })),
  };
}

export function listSentences({ sentences }: RankingLesson, weight: number): RankedList {
  return { rivals: sentences, weight };
}

/** Each article by the sentence that `weights` rank first in it: what they are learnt from changes with them. */
export function listArticles(
  { articles }: RankingLesson,
  weights: readonly number[],
  weight: number,
): RankedList {
  const best = articles.map(({ sentences, right }) => ({ ...bestOf(sentences, weights), right }));
  const rivals = best.sort((a, b) => b.score - a.score).slice(0, READ.articles);
  return { rivals, weight };
}

function bestOf(
  sentences: readonly Features[],
  weights: readonly number[],
): { features: Features; score: number } {
  let best: { features: Features; score: number } = { features: [], score: -Infinity };
  for (const features of sentences) {
    const score = features.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), 0);
    if (score > best.score) best = { features, score };
  }
  return best;
}
