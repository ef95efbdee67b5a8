import type { Archive } from "../archive/archive.ts";
import type { Article, ArticleId } from "../domain/article.ts";
import type { Quote } from "../domain/quote.ts";
import { sliceSpan } from "../domain/span.ts";
import { resolveSpeakers } from "../quotes/resolve-speakers.ts";
import type { RankedSentence } from "../retrieve/rank-sentences.ts";
import type { Evidence } from "../retrieve/retrieve-evidence.ts";
import { splitArticleSentences } from "../text/article-sentences.ts";
import type { Sentence } from "../text/sentences.ts";
import type { Finding } from "./finding.ts";
import { readArticles } from "./kept-articles.ts";
import { widenSentence } from "./widen-sentence.ts";

/** The articles behind the best sentences, and their quotations. */
export type Surroundings = Readonly<{
  articles: ReadonlyMap<ArticleId, Article>;
  /** Each speaker as the article names him. */
  quotes: readonly Quote[];
  /** The same, each speaker under one name in all articles; resolved when first asked for. */
  resolved: () => readonly Quote[];
  sentencesOf: (article: Article) => readonly Sentence[];
}>;

/** Articles whose quotations are read for a question. */
const ARTICLES_READ = 12;

export async function readSurroundings(evidence: Evidence, archive: Archive): Promise<Surroundings> {
  const ids = [...new Set(evidence.sentences.map((sentence) => sentence.articleId))].slice(0, ARTICLES_READ);
  const read = await readArticles(archive, ids);
  const quotes = read.toSorted((a, b) => (a.article.id < b.article.id ? -1 : 1)).flatMap((one) => one.quotes);
  let resolved: readonly Quote[] | undefined;
  return {
    articles: new Map(read.map(({ article }) => [article.id, article])),
    quotes,
    resolved: () => (resolved ??= resolveSpeakers(quotes)),
    sentencesOf,
  };
}

const sentences = new WeakMap<Article, readonly Sentence[]>();

/** Splits each article when it is first asked for. */
function sentencesOf(article: Article): readonly Sentence[] {
  const known = sentences.get(article) ?? splitArticleSentences(article);
  sentences.set(article, known);
  return known;
}

/** The sentence as a Finding, with what it needs around it; none when its article was not read. */
export function widenIn(
  sentence: RankedSentence,
  around: Surroundings,
  quotes: readonly Quote[] = around.quotes,
): Finding[] {
  const article = around.articles.get(sentence.articleId);
  if (!article) return [];
  const own = quotes.filter((quote) => quote.articleId === article.id);
  return [widenSentence(sentence, article, around.sentencesOf(article), own)];
}

/** What is said in a quotation, as its article has it. */
export function wordsOf(quote: Quote, { articles }: Surroundings): string {
  const article = articles.get(quote.articleId);
  return article ? sliceSpan(article.body, quote.words) : "";
}
