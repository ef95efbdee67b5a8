import type { Archive } from "../archive/archive.ts";
import type { Speaker } from "../domain/quote.ts";
import { checkQuote, type QuoteCheck } from "../quotes/check-quote.ts";
import { readQuoteWords } from "../quotes/quote-words.ts";
import { foldMarks } from "../text/fold-marks.ts";
import { isStopWord } from "../text/words.ts";
import { findRows, keepRows, type QuoteLedger, quoteLedger, readRows } from "./quote-ledger.ts";
import type { QuotesRequest } from "./quotes-request.ts";
import { type QuoteView, viewQuote } from "./quote-view.ts";

/** `total` counts all that was asked for, also beyond the limit. */
export type QuoteList = Readonly<{ quotes: readonly QuoteView[]; total: number }>;

/** Quotations with their speakers under one name each, in the order of the articles' days. */
export async function readQuotes(archive: Archive, { limit, ...asked }: QuotesRequest): Promise<QuoteList> {
  const ledger = await quoteLedger(archive);
  const rows = await findRows(ledger, archive, asked);
  const placed = await readRows(ledger, archive, rows.slice(0, limit));
  return { quotes: placed.map(({ quote, article }) => viewQuote(quote, article)), total: rows.length };
}

/** Everybody who is quoted, those quoted most first. */
export async function readSpeakers(archive: Archive): Promise<readonly Speaker[]> {
  return (await quoteLedger(archive)).roll.speakers;
}

/** What becomes of a quotation when it is held against the record; each match with its quotation in full. */
export type CheckedQuote = Omit<QuoteCheck, "matches"> &
  Readonly<{ matches: readonly (Omit<QuoteCheck["matches"][number], "quote"> & { quote: QuoteView })[] }>;

/** Quotations that are held against a claim word by word: those that share most of its words. */
const COMPARED = 200;

export async function checkAgainstRecord(
  archive: Archive,
  { words, speaker }: { words: string; speaker: string | undefined },
): Promise<CheckedQuote> {
  const ledger = await quoteLedger(archive);
  const placed = await readRows(ledger, archive, await likeliestRows(ledger, archive, words));
  const articles = new Map(placed.map(({ article }) => [article.id, article]));
  const quotes = placed.map(({ quote }) => quote);
  const bodies = new Map([...articles].map(([id, { body }]) => [id, body]));
  const { verdict, matches } = checkQuote(words, speaker, { quotes, bodies, roll: ledger.roll });
  const viewed = matches.flatMap((match) => {
    const article = articles.get(match.articleId);
    return article ? [{ ...match, quote: viewQuote(match.quote, article) }] : [];
  });
  return { verdict, matches: viewed };
}

/** The rows that share most of the claim's words, rare words counting more; all of them while they are few. */
async function likeliestRows(ledger: QuoteLedger, archive: Archive, claim: string): Promise<number[]> {
  const rows = Array.from(ledger.kinds.keys());
  if (rows.length <= COMPARED) return rows;
  const words = telltaleWords(claim);
  const shared = new Map<number, number[]>();
  const counts = new Array<number>(words.length).fill(0);
  await keepRows(ledger, archive, rows, (text, row) => {
    const held = words.flatMap((word, at) => (text.includes(word) ? [at] : []));
    for (const at of held) counts[at] = (counts[at] ?? 0) + 1;
    if (held.length > 0) shared.set(row, held);
    return false;
  });
  const weight = counts.map((count) => Math.log((rows.length + 1) / (count + 0.5)));
  const scored = [...shared].map(([row, held]) => ({ row, score: sumOf(held.map((at) => weight[at] ?? 0)) }));
  const best = scored.sort((a, b) => b.score - a.score || a.row - b.row).slice(0, COMPARED);
  return best.map(({ row }) => row).sort((a, b) => a - b);
}

/** The claim's words that few quotations share; all of them when it has no others. */
function telltaleWords(claim: string): string[] {
  const words = [...new Set(readQuoteWords(claim).map(({ text }) => foldMarks(text)))].filter(Boolean);
  const telling = words.filter((word) => !isStopWord(word));
  return (telling.length < TELLTALE_LEAST ? words : telling).slice(0, TELLTALE_MOST);
}

const TELLTALE_LEAST = 3;
const TELLTALE_MOST = 40;

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
