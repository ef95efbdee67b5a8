import type { Archive } from "../archive/archive.ts";
import type { Article, ArticleId, ArticleSummary } from "../domain/article.ts";
import type { Quote } from "../domain/quote.ts";
import { sliceSpan } from "../domain/span.ts";
import { type Attributed, callRoll, type SpeakerRoll } from "../quotes/resolve-speakers.ts";
import { foldMarks } from "../text/fold-marks.ts";
import { inPortions } from "./in-portions.ts";
import { KeptTexts } from "./kept-texts.ts";
import { onceAGeneration } from "./once-a-generation.ts";
import type { QuotesRequest } from "./quotes-request.ts";

/**
 * Every quotation of a generation in a few bytes each, in the order they are listed (day of the article, article,
 * place), so that a request reads the few it shows and not the whole record. Words are kept up to `TEXT_BYTES`.
 */
export type QuoteLedger = Readonly<{
  roll: SpeakerRoll;
  /** In the order of their days, undated ones last, then by id. */
  articles: readonly ArticleSummary[];
  /** The first row of each article, and one number more for the end. */
  firstRow: Int32Array;
  kinds: Uint8Array;
  /** Place of the speaker in `roll.speakers`; -1 for one who is not known. */
  speakers: Int32Array;
  /** Words of each row, as `foldMarks` writes them. */
  texts: KeptTexts;
}>;

/** Holds about 300,000 quotations; the words of more are read again when words are asked for. */
const TEXT_BYTES = 96 * 1024 * 1024;
const KINDS = ["direct", "mixed", "indirect"] as const;

export const quoteLedger = onceAGeneration(readLedger);

/** A quotation with the article it stands in. */
export type Placed = Readonly<{ quote: Quote; article: Article }>;

async function readLedger(archive: Archive): Promise<QuoteLedger> {
  const articles = [...(await archive.listArticles())].sort(byDay);
  const attributed: Attributed[] = [];
  const kinds: number[] = [];
  const firstRow = [0];
  const texts = new KeptTexts(TEXT_BYTES);
  for await (const portion of inPortions(articles)) {
    for (const { article, quotes } of await readPlaced(archive, portion)) {
      for (const quote of quotes) {
        attributed.push({ speaker: quote.speaker, via: quote.via });
        kinds.push(KINDS.indexOf(quote.kind));
        texts.push(article ? foldedWords(quote, article) : "");
      }
      firstRow.push(kinds.length);
    }
  }
  const roll = callRoll(attributed);
  return {
    roll,
    articles,
    firstRow: Int32Array.from(firstRow),
    kinds: Uint8Array.from(kinds),
    speakers: numberSpeakers(attributed, roll),
    texts,
  };
}

/** Rows that a request asks for, in order. */
export async function findRows(
  ledger: QuoteLedger,
  archive: Archive,
  { speaker, q, kind, outlet, from, to }: Omit<QuotesRequest, "limit">,
): Promise<number[]> {
  const speaks = speakerFilter(ledger, speaker);
  const text = q === undefined ? "" : foldMarks(q);
  const rows: number[] = [];
  for (const [at, article] of ledger.articles.entries()) {
    if (!fits(article, { outlet, from, to })) continue;
    for (let row = ledger.firstRow[at] ?? 0; row < (ledger.firstRow[at + 1] ?? 0); row++) {
      if (kind !== undefined && KINDS[ledger.kinds[row] ?? 0] !== kind) continue;
      if (speaks(ledger.speakers[row] ?? -1)) rows.push(row);
    }
  }
  return text === "" ? rows : keepRows(ledger, archive, rows, (words) => words.includes(text));
}

/** Those rows whose words pass; words that are not kept are read again, a portion at a time. */
export async function keepRows(
  ledger: QuoteLedger,
  archive: Archive,
  rows: readonly number[],
  passes: (words: string, row: number) => boolean,
): Promise<number[]> {
  const kept: number[] = [];
  for await (const portion of inPortions(rows, ROWS_AT_ONCE)) {
    const missing = portion.filter((row) => ledger.texts.at(row) === undefined);
    const read = await readWords(ledger, archive, missing);
    for (const row of portion) if (passes(ledger.texts.at(row) ?? read.get(row) ?? "", row)) kept.push(row);
  }
  return kept;
}

const ROWS_AT_ONCE = 20_000;

/** The quotations of some rows, in the order asked for, speakers under the name all articles share. */
export async function readRows(
  ledger: QuoteLedger,
  archive: Archive,
  rows: readonly number[],
): Promise<readonly Placed[]> {
  const placed = new Map<number, Placed>();
  await readRowsAgain(ledger, archive, rows, (row, one) =>
    placed.set(row, { ...one, quote: ledger.roll.rename(one.quote) }),
  );
  return rows.flatMap((row) => placed.get(row) ?? []);
}

async function readWords(
  ledger: QuoteLedger,
  archive: Archive,
  rows: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  const words = new Map<number, string>();
  await readRowsAgain(ledger, archive, rows, (row, { quote, article }) =>
    words.set(row, foldedWords(quote, article)),
  );
  return words;
}

/** Reads the articles that some rows stand in, a portion at a time, and gives each of the rows. */
async function readRowsAgain(
  ledger: QuoteLedger,
  archive: Archive,
  rows: readonly number[],
  onRow: (row: number, placed: Placed) => void,
): Promise<void> {
  const wanted = new Set(rows);
  const numbers = [...new Set(rows.map((row) => articleOf(ledger, row)))];
  for await (const portion of inPortions(numbers)) {
    const summaries = portion.flatMap((at) => ledger.articles[at] ?? []);
    for (const [at, { article, quotes }] of (await readPlaced(archive, summaries)).entries()) {
      const first = ledger.firstRow[portion[at] ?? 0] ?? 0;
      for (const [n, quote] of quotes.entries())
        if (article && wanted.has(first + n)) onRow(first + n, { quote, article });
    }
  }
}

type Read = Readonly<{ article: Article | undefined; quotes: readonly Quote[] }>;

/** The articles with their quotations in the order they stand. */
async function readPlaced(archive: Archive, summaries: readonly ArticleSummary[]): Promise<Read[]> {
  const ids = new Set(summaries.map(({ id }) => id));
  const quotesOf = new Map<ArticleId, Quote[]>();
  for (const quote of await archive.listQuotes({ articles: ids })) {
    const known = quotesOf.get(quote.articleId);
    if (known) known.push(quote);
    else quotesOf.set(quote.articleId, [quote]);
  }
  const articles = await Promise.all(
    summaries.map(({ id }) => (quotesOf.has(id) ? archive.findArticle(id) : Promise.resolve(undefined))),
  );
  return summaries.map(({ id }, at) => {
    const quotes = (quotesOf.get(id) ?? []).sort((a, b) => a.words.start - b.words.start);
    return { article: articles[at], quotes };
  });
}

function foldedWords(quote: Quote, { body }: Article): string {
  return foldMarks(quote.pieces.map((piece) => sliceSpan(body, piece)).join(" "));
}

function numberSpeakers(attributed: readonly Attributed[], roll: SpeakerRoll): Int32Array {
  const numbers = new Map(roll.speakers.map(({ name }, at) => [name, at]));
  return Int32Array.from(attributed, ({ speaker }) => {
    const name = roll.nameOf(speaker);
    return name === undefined ? -1 : (numbers.get(name) ?? -1);
  });
}

function speakerFilter({ roll }: QuoteLedger, wanted: string | undefined): (speaker: number) => boolean {
  if (wanted === undefined || wanted.trim() === "") return () => true;
  const names = roll.namesMeant(wanted);
  const meant = new Set(roll.speakers.flatMap(({ name }, at) => (names.has(name) ? [at] : [])));
  return (speaker) => meant.has(speaker);
}

/** Articles without a date fall out once a day is asked for. */
function fits(
  article: ArticleSummary,
  {
    outlet,
    from,
    to,
  }: Readonly<{ outlet: string | undefined; from: string | undefined; to: string | undefined }>,
): boolean {
  if (outlet !== undefined && foldMarks(article.outlet ?? "") !== foldMarks(outlet)) return false;
  if (from === undefined && to === undefined) return true;
  const day = article.publishedOn;
  return day !== null && (from === undefined || day >= from) && (to === undefined || day <= to);
}

/** The article a row belongs to: the last one that begins at it or before it. */
function articleOf({ firstRow }: QuoteLedger, row: number): number {
  let [low, high] = [0, firstRow.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((firstRow[middle] ?? 0) <= row) low = middle;
    else high = middle;
  }
  return low;
}

function byDay(a: ArticleSummary, b: ArticleSummary): number {
  const [dayA, dayB] = [a.publishedOn ?? "9999-12-31", b.publishedOn ?? "9999-12-31"];
  return dayA.localeCompare(dayB) || a.id.localeCompare(b.id);
}
