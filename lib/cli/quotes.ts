import { parseArgs } from "node:util";
import type { Archive } from "../archive/archive.ts";
import { type ArticleId, parseIsoDate, summarizeArticle } from "../domain/article.ts";
import type { Quote, QuoteKind } from "../domain/quote.ts";
import { openAssistant } from "../open-assistant.ts";
import { printQuoteCheck } from "../quotes/print-quote-check.ts";
import { printQuotes } from "../quotes/print-quotes.ts";
import { checkQuote } from "../quotes/check-quote.ts";
import { type QuotedArticle, searchQuotes } from "../quotes/search-quotes.ts";
import { readSettings } from "../settings.ts";
import { reportFailure, UsageError } from "./report-failure.ts";

const USAGE = `npm run quotes -- [--speaker NAME] [--text WORDS] [--kind direct|mixed|indirect] [--outlet NAME] [--from DAY] [--to DAY] [--json]
npm run quotes -- --check "WORDS" [--speaker NAME] [--json]

  --speaker  who said it, in any spelling
  --check    were these words said, and by this speaker?
  --json     as GET /api/quotes and POST /api/quotes/check give it`;

const KINDS: readonly QuoteKind[] = ["direct", "mixed", "indirect"];

try {
  await runQuotes(process.argv.slice(2));
} catch (error) {
  process.exitCode = reportFailure(error, "The quotations could not be read");
}

async function runQuotes(args: string[]): Promise<void> {
  const order = readOrder(args);
  const assistant = await openAssistant(readSettings(process.env));
  try {
    const archive = await assistant.archive();
    const articles = await readArticles(archive);
    console.log(carryOut(order, await archive.listQuotes(), articles));
  } finally {
    await assistant.close();
  }
}

type Articles = ReadonlyMap<ArticleId, QuotedArticle>;

function carryOut(order: Order, quotes: readonly Quote[], articles: Articles): string {
  if (order.check === undefined) {
    const found = searchQuotes(quotes, articles, order);
    return order.json ? JSON.stringify(found, null, 2) : printQuotes(found);
  }
  const bodies = new Map([...articles].map(([id, { body }]) => [id, body]));
  const checked = checkQuote(order.check, order.speaker, { quotes, bodies });
  return order.json ? JSON.stringify(checked, null, 2) : printQuoteCheck(checked, order.speaker, articles);
}

async function readArticles(archive: Archive): Promise<Articles> {
  const articles = new Map<ArticleId, QuotedArticle>();
  for (const { id } of await archive.listArticles()) {
    const article = await archive.findArticle(id);
    if (article) articles.set(id, { ...summarizeArticle(article), body: article.body });
  }
  return articles;
}

type Order = ReturnType<typeof readOrder>;

function readOrder(args: string[]) {
  const { values } = parseOrder(args);
  const kind = KINDS.find((one) => one === values.kind);
  if (values.kind !== undefined && kind === undefined) throw new UsageError(USAGE);
  if (values.help === true) throw new UsageError(USAGE);
  for (const day of [values.from, values.to]) {
    if (day !== undefined && parseIsoDate(day) === undefined)
      throw new UsageError(`${day} is no day: write YYYY-MM-DD.`);
  }
  return { ...values, kind, json: values.json === true };
}

function parseOrder(args: string[]) {
  const word = { type: "string" } as const;
  const flag = { type: "boolean" } as const;
  try {
    return parseArgs({
      args,
      options: {
        ...{ speaker: word, text: word, kind: word, outlet: word, from: word, to: word, check: word },
        ...{ json: flag, help: flag },
      },
    });
  } catch (error) {
    throw new UsageError(USAGE, { cause: error });
  }
}
