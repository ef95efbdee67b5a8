import type { Archive } from "../archive/archive.ts";
import type { ArticleId } from "../domain/article.ts";
import type { Filters } from "../domain/conversation.ts";
import type { QuoteKind, Speaker } from "../domain/quote.ts";
import { findRows, type QuoteLedger, quoteLedger, readRows } from "../http/quote-ledger.ts";
import { type QuoteView, viewQuote } from "../http/quote-view.ts";
import { passesFilters } from "../retrieve/scope-question.ts";

/** What the desk is asked for: filters as everywhere, words that stand in the quotation, its kind. */
export type DeskQuery = Readonly<{ filters: Filters; q: string; kind: QuoteKind | undefined; limit: number }>;

export type Desk = Readonly<{
  quotes: readonly QuoteView[];
  /** All that was asked for, also beyond the limit. */
  total: number;
  /** Everybody who is quoted, whatever the filters; those quoted most first. */
  speakers: readonly Speaker[];
  /** The speakers that the filters name. */
  chosen: readonly Speaker[];
}>;

/** Quotations in the order of the articles' days, those of undated articles last. */
export async function readDesk(archive: Archive, { filters, q, kind, limit }: DeskQuery): Promise<Desk> {
  const ledger = await quoteLedger(archive);
  const chosen = speakersMeant(ledger, filters);
  const fits = rowFilter(ledger, filters);
  const found = await findRows(ledger, archive, { q, ...(kind === undefined ? {} : { kind }) });
  const rows = found.filter(fits);
  const placed = await readRows(ledger, archive, rows.slice(0, limit));
  return {
    quotes: placed.map(({ quote, article }) => viewQuote(quote, article)),
    total: rows.length,
    speakers: ledger.roll.speakers,
    chosen: chosen.map((at) => ledger.roll.speakers[at]).filter((speaker) => speaker !== undefined),
  };
}

/** Articles that quote one of the filters' speakers; undefined when none is named. */
export async function articlesQuoting(
  archive: Archive,
  { speakers }: Filters,
): Promise<ReadonlySet<ArticleId> | undefined> {
  if (speakers === undefined || speakers.length === 0) return undefined;
  const ledger = await quoteLedger(archive);
  const fits = rowFilter(ledger, { speakers });
  const quoting = ledger.articles.filter((_article, at) => rowsOf(ledger, at).some(fits));
  return new Set(quoting.map(({ id }) => id));
}

/** Whether a row of the ledger passes the filters: its article, and its speaker where speakers are named. */
function rowFilter(ledger: QuoteLedger, filters: Filters): (row: number) => boolean {
  const within = new Set(
    ledger.articles.flatMap((article, at) => (passesFilters(article, filters) ? rowsOf(ledger, at) : [])),
  );
  if ((filters.speakers?.length ?? 0) === 0) return (row) => within.has(row);
  const meant = new Set(speakersMeant(ledger, filters));
  return (row) => within.has(row) && meant.has(ledger.speakers[row] ?? -1);
}

/** Places in the roll of the speakers that the filters name, in any spelling. */
function speakersMeant({ roll }: QuoteLedger, { speakers: wanted = [] }: Filters): number[] {
  const names = new Set(wanted.flatMap((name) => [...roll.namesMeant(name)]));
  return roll.speakers.flatMap(({ name }, at) => (names.has(name) ? [at] : []));
}

function rowsOf({ firstRow }: QuoteLedger, article: number): number[] {
  const first = firstRow[article] ?? 0;
  return Array.from({ length: (firstRow[article + 1] ?? first) - first }, (_, n) => first + n);
}
