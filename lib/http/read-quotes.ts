import type { Archive } from "../archive/archive.ts";
import type { Article, ArticleId, ArticleSummary } from "../domain/article.ts";
import type { Quote, Speaker } from "../domain/quote.ts";
import { checkQuote, type QuoteCheck } from "../quotes/check-quote.ts";
import { isSpeaker, listSpeakers, resolveSpeakers } from "../quotes/resolve-speakers.ts";
import { isStopWord, splitWords, termOf } from "../text/words.ts";
import type { QuotesRequest } from "./quotes-request.ts";
import { type QuoteView, viewQuote } from "./quote-view.ts";

/** `total` counts all that was asked for, also beyond the limit. */
export type QuoteList = Readonly<{ quotes: readonly QuoteView[]; total: number }>;

/** Quotations with their speakers under one name each, by article and place. */
export async function readQuotes(archive: Archive, request: QuotesRequest): Promise<QuoteList> {
  const all = await archive.listQuotes();
  const meant = speakersMeant(listSpeakers(all), request.speaker);
  const summaries = new Map((await archive.listArticles()).map((article) => [article.id, article]));
  const wanted = resolveSpeakers(all).filter(
    (quote) =>
      saidBy(quote, meant) && isOfKind(quote, request) && isIn(summaries.get(quote.articleId), request),
  );
  const articles = await readArticles(archive, wanted);
  const terms = termsOf(request.q ?? "");
  const found = wanted.flatMap((quote) => {
    const article = articles.get(quote.articleId);
    const view = article && viewQuote(quote, article);
    return view && holdsAll(view.text, terms) ? [view] : [];
  });
  return { quotes: found.slice(0, request.limit), total: found.length };
}

/** Everybody who is quoted, those quoted most first. */
export async function readSpeakers(archive: Archive): Promise<readonly Speaker[]> {
  return listSpeakers(await archive.listQuotes());
}

/** What becomes of a quotation when it is held against the record; each match with its quotation in full. */
export type CheckedQuote = Omit<QuoteCheck, "matches"> &
  Readonly<{ matches: readonly (Omit<QuoteCheck["matches"][number], "quote"> & { quote: QuoteView })[] }>;

export async function checkAgainstRecord(
  archive: Archive,
  { words, speaker }: { words: string; speaker: string | undefined },
): Promise<CheckedQuote> {
  const quotes = await archive.listQuotes();
  const articles = await readArticles(archive, quotes);
  const bodies = new Map([...articles].map(([id, { body }]) => [id, body]));
  const { verdict, matches } = checkQuote(words, speaker, { quotes, bodies });
  const viewed = matches.flatMap((match) => {
    const article = articles.get(match.articleId);
    return article ? [{ ...match, quote: viewQuote(match.quote, article) }] : [];
  });
  return { verdict, matches: viewed };
}

/** Undefined: nobody was asked for. */
function speakersMeant(speakers: readonly Speaker[], wanted: string | undefined): Set<string> | undefined {
  if (wanted === undefined || wanted === "") return undefined;
  return new Set(speakers.filter((speaker) => isSpeaker(speaker, wanted)).map(({ name }) => name));
}

function saidBy({ speaker }: Quote, meant: ReadonlySet<string> | undefined): boolean {
  return meant === undefined || (speaker.known && meant.has(speaker.name));
}

function isOfKind(quote: Quote, { kind }: QuotesRequest): boolean {
  return kind === undefined || quote.kind === kind;
}

/** An article without a date lies in no range. */
function isIn(article: ArticleSummary | undefined, { outlet, from, to }: QuotesRequest): boolean {
  if (!article) return false;
  if (outlet !== undefined && article.outlet !== outlet) return false;
  if (from === undefined && to === undefined) return true;
  const day = article.publishedOn;
  return day !== null && day >= (from ?? day) && day <= (to ?? day);
}

function termsOf(text: string): string[] {
  return splitWords(text)
    .filter(({ lower }) => !isStopWord(lower))
    .map(({ lower }) => termOf(lower));
}

function holdsAll(text: string, terms: readonly string[]): boolean {
  if (terms.length === 0) return true;
  const held = new Set(splitWords(text).map(({ lower }) => termOf(lower)));
  return terms.every((term) => held.has(term));
}

async function readArticles(archive: Archive, quotes: readonly Quote[]): Promise<Map<ArticleId, Article>> {
  const articles = new Map<ArticleId, Article>();
  for (const id of new Set(quotes.map(({ articleId }) => articleId))) {
    const article = await archive.findArticle(id);
    if (article) articles.set(id, article);
  }
  return articles;
}
