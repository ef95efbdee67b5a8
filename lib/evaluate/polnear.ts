import { z } from "zod";
import { parseArticleId } from "../domain/article.ts";
import type { Quote } from "../domain/quote.ts";
import { overlapOf, type Span, spanContains, spansOverlap } from "../domain/span.ts";
import { extractQuotes } from "../quotes/extract-quotes.ts";
import { findQuoted } from "../quotes/quotation-marks.ts";
import { splitParagraphs } from "../text/paragraphs.ts";
import type { Evaluation, EvaluationOptions } from "./evaluation.ts";
import { collectRecords, findRecordsFile } from "./records.ts";

const articleSchema = z.object({ id: z.string(), body: z.string() });
const spanSchema = z.tuple([z.number(), z.number()]);
const attributionSchema = z.object({
  article_id: z.string(),
  type: z.enum(["direct", "mixed", "indirect"]),
  source_kind: z.enum(["named", "nominal", "pronoun", "none"]),
  content: z.array(spanSchema),
  source: z.array(spanSchema),
  quoted: z.array(spanSchema),
});

/** An attribution marked by hand: what is said, by whom, and the words of it in quotation marks. */
export type GoldAttribution = Readonly<{
  kind: "direct" | "mixed" | "indirect";
  sourceKind: "named" | "nominal" | "pronoun" | "none";
  content: readonly Span[];
  source: readonly Span[];
  quoted: readonly Span[];
}>;

/** A quotation as found: its pieces, those of its words in quotation marks, and where its speaker stands. */
export type FoundQuote = Readonly<{
  kind: "direct" | "mixed" | "indirect";
  pieces: readonly Span[];
  quoted: readonly Span[];
  speaker: Span | undefined;
}>;

export type MarkedArticle = Readonly<{ gold: readonly GoldAttribution[]; found: readonly FoundQuote[] }>;

/**
 * Scores `extractQuotes` against a folder of hand-marked attributions (articles and attributions as records).
 * @throws RecordsError when a file is missing or a record breaks the schema.
 */
export async function evaluatePolnear(folder: string, options: EvaluationOptions): Promise<Evaluation> {
  const articles = await collectRecords(findRecordsFile(folder, "articles"), articleSchema);
  const attributions = await collectRecords(findRecordsFile(folder, "attributions"), attributionSchema);
  const goldOf = groupByArticle(attributions);
  const asked = articles.slice(0, options.limit ?? articles.length);
  const marked: MarkedArticle[] = [];
  for (const [index, { id, body }] of asked.entries()) {
    marked.push({ gold: goldOf.get(id) ?? [], found: foundQuotes(body, extractArticle(id, body)) });
    options.onProgress?.(index + 1, asked.length);
  }
  const metrics = { ...scoreAttributions(marked), articlesPerSecond: extractionRate(asked) };
  return { n: asked.length, metrics };
}

/** Articles a second of processor time, on a second reading of them: the first one warms the program up. */
function extractionRate(articles: readonly z.infer<typeof articleSchema>[]): number {
  const started = process.cpuUsage();
  for (const { id, body } of articles) extractArticle(id, body);
  const { user, system } = process.cpuUsage(started);
  return articles.length / ((user + system) / 1e6);
}

function groupByArticle(
  records: readonly z.infer<typeof attributionSchema>[],
): ReadonlyMap<string, readonly GoldAttribution[]> {
  const groups = new Map<string, GoldAttribution[]>();
  for (const record of records) {
    const group = groups.get(record.article_id) ?? [];
    group.push(goldAttribution(record));
    groups.set(record.article_id, group);
  }
  return groups;
}

function extractArticle(id: string, body: string): Quote[] {
  const articleId = parseArticleId(id.replace(/[^A-Za-z0-9._-]/gu, "-").slice(0, 128));
  return articleId === undefined ? [] : extractQuotes({ id: articleId, body, furniture: [] });
}

function goldAttribution(record: z.infer<typeof attributionSchema>): GoldAttribution {
  return {
    kind: record.type,
    sourceKind: record.source_kind,
    content: record.content.map(spanOf),
    source: record.source.map(spanOf),
    quoted: record.quoted.map(spanOf),
  };
}

function spanOf([start, end]: readonly [number, number]): Span {
  return { start, end };
}

function foundQuotes(body: string, quotes: readonly Quote[]): FoundQuote[] {
  const marked = findQuoted(body, splitParagraphs(body)).map(({ words }) => words);
  return quotes.map((quote) => ({
    kind: quote.kind,
    pieces: quote.pieces,
    quoted: marked.filter((words) => quote.pieces.some((piece) => spanContains(piece, words))),
    speaker: quote.speaker.known ? quote.speaker.span : undefined,
  }));
}

/**
 * F1, exact spans and speaker accuracy, each between 0 and 1. A gold quotation is matched by the unmatched
 * prediction that covers most of its characters, when that is above the threshold.
 */
export function scoreAttributions(articles: readonly MarkedArticle[]): Record<string, number> {
  const marked = (found: FoundQuote) => found.kind !== "indirect";
  const directNamed = (gold: GoldAttribution) => gold.kind === "direct" && gold.sourceKind === "named";
  const directPronoun = (gold: GoldAttribution) => gold.kind === "direct" && gold.sourceKind === "pronoun";
  const named = matchSubset(articles, directNamed, 0.3);
  const pronoun = matchSubset(articles, directPronoun, 0.3);
  return {
    directNamedF1At03: f1(recallOf(named), precisionOf(articles, marked, 0.3)),
    directNamedF1At08: f1(
      recallOf(matchSubset(articles, directNamed, 0.8)),
      precisionOf(articles, marked, 0.8),
    ),
    directNamedExact: share(
      named.matched,
      ({ gold, found }) => sameSpans(gold.quoted, found.quoted),
      named.gold,
    ),
    directNamedSpeaker: share(named.matched, speakerIsRight),
    directPronounSpeaker: share(pronoun.matched, speakerIsRight),
    mixedF1At03: f1(
      recallOf(matchSubset(articles, (gold) => gold.kind === "mixed", 0.3)),
      precisionOf(articles, marked, 0.3),
    ),
    indirectF1At03: f1(
      recallOf(matchSubset(articles, (gold) => gold.kind === "indirect", 0.3)),
      precisionOf(articles, (found) => found.kind === "indirect", 0.3),
    ),
  };
}

type Match = Readonly<{ gold: GoldAttribution; found: FoundQuote }>;
type Subset = Readonly<{ gold: number; matched: readonly Match[] }>;

function matchSubset(
  articles: readonly MarkedArticle[],
  wanted: (gold: GoldAttribution) => boolean,
  threshold: number,
): Subset {
  const subsets = articles.map(({ gold, found }) => ({ gold: gold.filter(wanted), found }));
  return {
    gold: subsets.reduce((sum, { gold }) => sum + gold.length, 0),
    matched: subsets.flatMap(({ gold, found }) => matchQuotes(gold, found, threshold)),
  };
}

/** Gold quotations in order, each with the unmatched prediction that covers most of it, if above `threshold`. */
export function matchQuotes(
  gold: readonly GoldAttribution[],
  found: readonly FoundQuote[],
  threshold: number,
): Match[] {
  const taken = new Set<FoundQuote>();
  const matches: Match[] = [];
  for (const one of gold) {
    let best: FoundQuote | undefined;
    let most = threshold;
    for (const candidate of found) {
      const covered = coverage(one.content, candidate.pieces);
      if (covered <= most || taken.has(candidate)) continue;
      best = candidate;
      most = covered;
    }
    if (!best) continue;
    taken.add(best);
    matches.push({ gold: one, found: best });
  }
  return matches;
}

/** Share of gold's characters that the pieces cover, all pieces of both together. */
function coverage(gold: readonly Span[], pieces: readonly Span[]): number {
  let shared = 0;
  let length = 0;
  for (const span of gold) {
    length += span.end - span.start;
    for (const piece of pieces) shared += overlapOf(span, piece);
  }
  return length === 0 ? 0 : shared / length;
}

function recallOf({ gold, matched }: Subset): number {
  return gold === 0 ? 0 : matched.length / gold;
}

/** Share of the predictions `wanted` that match a gold attribution of any type. */
function precisionOf(
  articles: readonly MarkedArticle[],
  wanted: (found: FoundQuote) => boolean,
  threshold: number,
): number {
  const subsets = articles.map(({ gold, found }) => ({ gold, found: found.filter(wanted) }));
  const predicted = subsets.reduce((sum, { found }) => sum + found.length, 0);
  const right = subsets.reduce((sum, { gold, found }) => sum + matchQuotes(gold, found, threshold).length, 0);
  return predicted === 0 ? 0 : right / predicted;
}

function speakerIsRight({ gold, found }: Match): boolean {
  const { speaker } = found;
  return speaker !== undefined && gold.source.some((source) => spansOverlap(source, speaker));
}

function sameSpans(a: readonly Span[], b: readonly Span[]): boolean {
  return (
    a.length === b.length && a.every((span, at) => span.start === b[at]?.start && span.end === b[at]?.end)
  );
}

function share(matches: readonly Match[], holds: (match: Match) => boolean, of = matches.length): number {
  return of === 0 ? 0 : matches.filter(holds).length / of;
}

function f1(recall: number, precision: number): number {
  return recall + precision === 0 ? 0 : (2 * recall * precision) / (recall + precision);
}
