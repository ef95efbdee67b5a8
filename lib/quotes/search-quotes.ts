import type { ArticleId, ArticleSummary, IsoDate } from "../domain/article.ts";
import type { Quote, QuoteKind } from "../domain/quote.ts";
import { sliceSpan } from "../domain/span.ts";
import { foldMarks } from "../text/fold-marks.ts";
import { isSpeaker, listSpeakers, resolveSpeakers } from "./resolve-speakers.ts";

/** What quotations are sought; days are inclusive. `speaker` in any spelling, `text` as words that stand in them. */
export type QuoteQuery = Readonly<{
  speaker?: string | undefined;
  text?: string | undefined;
  kind?: QuoteKind | undefined;
  outlet?: string | undefined;
  from?: IsoDate | undefined;
  to?: IsoDate | undefined;
  /** At most so many are given; all unless told. */
  limit?: number | undefined;
  offset?: number | undefined;
}>;

/** An article as far as its quotations need it. */
export type QuotedArticle = Pick<ArticleSummary, "id" | "title" | "outlet" | "publishedOn" | "url"> &
  Readonly<{ body: string }>;

/** A quotation with its words and where they stand; the speaker by the name all articles share. */
export type ListedQuote = Quote &
  Readonly<{
    /** The words of each piece. */
    said: readonly string[];
    title: string | null;
    outlet: string | null;
    publishedOn: IsoDate | null;
    url: string | null;
  }>;

export type ListedQuotes = Readonly<{ quotes: readonly ListedQuote[]; total: number }>;

/** The quotations that fit, in the order of the articles' days, then as they stand; `total` counts them all. */
export function searchQuotes(
  quotes: readonly Quote[],
  articles: ReadonlyMap<ArticleId, QuotedArticle>,
  query: QuoteQuery,
): ListedQuotes {
  const speaks = speakerFilter(quotes, query.speaker);
  const text = query.text === undefined ? "" : foldMarks(query.text);
  const found = resolveSpeakers(quotes)
    .flatMap((quote) => listQuote(quote, articles.get(quote.articleId)))
    .filter((quote) => speaks(quote) && fits(quote, query) && holdsText(quote, text))
    .sort(
      (a, b) =>
        dayOf(a).localeCompare(dayOf(b)) ||
        a.articleId.localeCompare(b.articleId) ||
        a.words.start - b.words.start,
    );
  const offset = query.offset ?? 0;
  return { quotes: found.slice(offset, offset + (query.limit ?? found.length)), total: found.length };
}

function listQuote(quote: Quote, article: QuotedArticle | undefined): ListedQuote[] {
  if (!article) return [];
  const { title, outlet, publishedOn, url, body } = article;
  const said = quote.pieces.map((piece) => sliceSpan(body, piece));
  return [{ ...quote, said, title, outlet, publishedOn, url }];
}

function speakerFilter(quotes: readonly Quote[], wanted: string | undefined): (quote: Quote) => boolean {
  if (wanted === undefined || wanted.trim() === "") return () => true;
  const meant = listSpeakers(quotes).filter((speaker) => isSpeaker(speaker, wanted));
  const names = new Set(meant.map(({ name }) => name));
  return ({ speaker }) => speaker.known && names.has(speaker.name);
}

/** Articles without a date fall out once a day is asked for. */
function fits(quote: ListedQuote, { kind, outlet, from, to }: QuoteQuery): boolean {
  if (kind !== undefined && quote.kind !== kind) return false;
  if (outlet !== undefined && foldMarks(quote.outlet ?? "") !== foldMarks(outlet)) return false;
  if (from === undefined && to === undefined) return true;
  const day = quote.publishedOn;
  return day !== null && (from === undefined || day >= from) && (to === undefined || day <= to);
}

function holdsText({ said }: ListedQuote, text: string): boolean {
  return text === "" || foldMarks(said.join(" ")).includes(text);
}

/** Undated articles come last. */
function dayOf({ publishedOn }: ListedQuote): string {
  return publishedOn ?? "9999-12-31";
}
