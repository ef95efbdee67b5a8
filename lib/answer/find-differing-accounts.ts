import type { ArticleId } from "../domain/article.ts";
import type { Quote } from "../domain/quote.ts";
import { type Span, sliceSpan, spanContains, spansOverlap } from "../domain/span.ts";
import { sharesRoot } from "../text/related-words.ts";
import { findNumbers } from "../text/numbers.ts";
import { type TaggedWord, tagWords } from "../text/tag-words.ts";
import { termOf } from "../text/words.ts";
import type { QuestionReading } from "../retrieve/read-question.ts";
import type { Finding } from "./finding.ts";

/** One claimant's figure, as the article puts it. `value` stands at `span` of the finding's article. */
export type Claim = Readonly<{
  claimant: string;
  /** No quotation gives it: the claimant is the article's outlet. */
  ownVoice: boolean;
  value: string;
  span: Span;
  finding: Finding;
}>;

/** How many words after a number may come before the noun it counts. */
const NOUN_WITHIN = 5;

/** Whether the question asks for a figure that accounts may give differently. */
export function countsSomething({ asked }: QuestionReading): boolean {
  return asked.type === "count" && asked.noun !== null;
}

/** Figures for the asked noun by different claimants, one row each; empty when fewer than two differ in who claims. */
export function findDifferingAccounts(
  reading: QuestionReading,
  findings: readonly Finding[],
  quotes: readonly Quote[],
  originOf: (articleId: ArticleId) => ArticleId,
): Claim[] {
  const { noun } = reading.asked;
  if (!countsSomething(reading) || noun === null) return [];
  const claims = findings.flatMap((finding) => claimsIn(finding, noun, quotes));
  const distinct = new Map(claims.map((claim) => [`${claim.claimant}|${figureOf(claim.value)}`, claim]));
  const rows = withoutCopies([...distinct.values()], originOf);
  return new Set(rows.map((claim) => claim.claimant)).size < 2 ? [] : rows;
}

/** Copies of one report that give one figure are one account, though each outlet gives it as its own. */
function withoutCopies(claims: readonly Claim[], originOf: (articleId: ArticleId) => ArticleId): Claim[] {
  const keyOf = (claim: Claim) =>
    claim.ownVoice ? `${originOf(claim.finding.article.id)}|${figureOf(claim.value)}` : claim;
  const first = new Map<unknown, Claim>();
  for (const claim of claims) if (!first.has(keyOf(claim))) first.set(keyOf(claim), claim);
  return [...first.values()];
}

function claimsIn(finding: Finding, noun: string, quotes: readonly Quote[]): Claim[] {
  const { article } = finding;
  const { span } = finding.sentence;
  const text = sliceSpan(article.body, span);
  return findNumbers(text, span.start).flatMap((number, at, numbers) => {
    const next = numbers[at + 1]?.span.start ?? span.end;
    const end = endOfNoun(article.body, number.span.end, next, noun);
    if (end === undefined) return [];
    const place = { start: number.span.start, end };
    return [
      {
        ...claimantOf(place, finding, quotes),
        value: sliceSpan(article.body, place),
        span: place,
        finding,
      },
    ];
  });
}

/**
 * Where the counted noun ends, when it follows within a few words: "18,000 assault rifles". An adjective of its root
 * counts with the noun it goes with: foreigners are "16,000 foreign volunteers".
 */
function endOfNoun(body: string, from: number, limit: number, noun: string): number | undefined {
  const wanted = termOf(noun);
  const words = tagWords(body.slice(from, Math.min(limit, from + 80)));
  const isWanted = ({ lower }: TaggedWord) => termOf(lower) === wanted || sharesRoot(termOf(lower), wanted);
  const at = words.slice(0, NOUN_WITHIN).findIndex(isWanted);
  const found = words[at];
  if (!found) return undefined;
  const next = words[at + 1];
  const end = found.tag === "ADJ" && next?.tag === "NOUN" ? next.span.end : found.span.end;
  return from + end;
}

/** Who gives the figure: the innermost quotation's speaker, else the outlet. */
function claimantOf(
  place: Span,
  { article }: Finding,
  quotes: readonly Quote[],
): Pick<Claim, "claimant" | "ownVoice"> {
  const holding = quotes.filter(
    (quote) =>
      quote.articleId === article.id &&
      (spanContains(quote.words, place) || spansOverlap(quote.words, place)),
  );
  const named = holding.flatMap((quote) => (quote.speaker.known ? [quote.speaker.name] : []));
  const speaker = named.at(-1);
  if (speaker !== undefined) return { claimant: speaker, ownVoice: false };
  return { claimant: article.outlet.value ?? article.title.value ?? article.id, ownVoice: true };
}

function figureOf(value: string): string {
  return findNumbers(value)
    .map((number) => number.value)
    .join();
}
