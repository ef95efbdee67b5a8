import type { Article } from "../domain/article.ts";
import { type Quote, type QuoteKind, UNKNOWN_ATTRIBUTION } from "../domain/quote.ts";
import { joinSpans, type Span } from "../domain/span.ts";
import { splitParagraphs } from "../text/paragraphs.ts";
import { type Clause, splitClauses, type Token } from "./clauses.ts";
import { findReports } from "./find-reports.ts";
import { nounPhraseAfter, nounPhraseBefore, spanOfRange, type TokenRange } from "./find-source.ts";
import { findQuoted, type Quoted } from "./quotation-marks.ts";

type Draft = {
  kind: QuoteKind;
  pieces: Span[];
  cue: Span | null;
  source: Span | undefined;
  context: Span;
  paragraph: number;
  last: Quoted | undefined;
};

/** Every quotation of an article, in order of appearance; pure, and linear in the text. */
export function extractQuotes(article: Pick<Article, "id" | "body" | "furniture">): Quote[] {
  const { body } = article;
  const paragraphs = splitParagraphs(body);
  const quoted = findQuoted(body, paragraphs);
  const drafts: Draft[] = [];
  let next = 0;
  paragraphs.forEach((paragraph, index) => {
    const first = next;
    while (next < quoted.length && quoted[next]?.paragraph === index) next++;
    for (const clause of splitClauses(body, paragraph, index, quoted.slice(first, next))) {
      readClause(body, clause, drafts);
    }
  });
  return drafts
    .sort((a, b) => (a.pieces[0]?.start ?? 0) - (b.pieces[0]?.start ?? 0))
    .map((draft, at) => toQuote(article, draft, at + 1));
}

function readClause(body: string, clause: Clause, drafts: Draft[]): void {
  const { tokens } = clause;
  const reports = findReports(clause);
  const used = new Set<Quoted>();
  for (const report of reports) {
    if (report.kind !== "indirect")
      for (const range of report.content)
        for (let at = range.from; at < range.to; at++) {
          const token = tokens[at]?.quoted;
          if (token) used.add(token);
        }
    drafts.push({
      kind: report.kind,
      pieces: report.content.map((range) => pieceOf(tokens, range)),
      cue: report.cue,
      source: report.source,
      context: clause.span,
      paragraph: clause.paragraph,
      last: lastQuoted(tokens, report.content),
    });
  }
  for (const [at, token] of tokens.entries()) {
    if (!token.quoted || used.has(token.quoted)) continue;
    leftover(body, clause, at, token.quoted, drafts);
  }
}

function lastQuoted(tokens: readonly Token[], content: readonly TokenRange[]): Quoted | undefined {
  const range = content.at(-1);
  return range && tokens[range.to - 1]?.quoted;
}

function pieceOf(tokens: readonly Token[], range: TokenRange): Span {
  let { from, to } = range;
  while (to > from + 1 && /^[.,;:!?]$/u.test(tokens[to - 1]?.text ?? "")) to--;
  while (from < to - 1 && /^[.,;:!?]$/u.test(tokens[from]?.text ?? "")) from++;
  const first = tokens[from];
  const last = tokens[to - 1];
  return {
    start: first?.quoted?.words.start ?? first?.span.start ?? 0,
    end: last?.quoted?.words.end ?? last?.span.end ?? 0,
  };
}

/** A quotation that no verb of its own clause claims. */
function leftover(body: string, clause: Clause, at: number, quoted: Quoted, drafts: Draft[]): void {
  const { tokens } = clause;
  const previous = drafts.at(-1);
  const alone = tokens.every((token) => token.kind !== "word");
  if (previous?.last?.continues && previous.last.paragraph === clause.paragraph - 1) {
    previous.pieces.push(quoted.words);
    previous.last = quoted;
    previous.context = joinSpans(previous.context, clause.span);
    return;
  }
  const words = body.slice(quoted.words.start, quoted.words.end);
  if (alone) {
    if (previous && previous.paragraph === clause.paragraph && previous.kind === "direct") {
      previous.pieces.push(quoted.words);
      previous.last = quoted;
      previous.context = joinSpans(previous.context, clause.span);
      return;
    }
    const source = previous && previous.paragraph >= clause.paragraph - 1 ? previous.source : undefined;
    drafts.push({
      kind: "direct",
      pieces: [quoted.words],
      cue: null,
      source,
      context: clause.span,
      paragraph: clause.paragraph,
      last: quoted,
    });
    return;
  }
  const count = words.split(/\s+/u).length;
  const colon = tokens[at - 1]?.text === ":";
  const speech = count >= 5 && /^["“‘(\[…]*\p{Lu}/u.test(words) && /[.,?!…—-]$/u.test(words);
  if (!speech && !colon) return;
  const before = colon ? nounPhraseBefore(tokens, at - 1) : undefined;
  const after = before ? undefined : nounPhraseAfter(tokens, at + 1);
  const range = before ?? after;
  drafts.push({
    kind: "direct",
    pieces: [quoted.words],
    cue: null,
    source: range && spanOfRange(tokens, range),
    context: clause.span,
    paragraph: clause.paragraph,
    last: quoted,
  });
}

function toQuote(article: Pick<Article, "id" | "body">, draft: Draft, number: number): Quote {
  const first = draft.pieces[0] ?? draft.context;
  const words = { start: first.start, end: draft.pieces.at(-1)?.end ?? first.end };
  const speaker = draft.source
    ? {
        known: true as const,
        name: article.body.slice(draft.source.start, draft.source.end),
        role: null,
        asWritten: article.body.slice(draft.source.start, draft.source.end),
        span: draft.source,
      }
    : UNKNOWN_ATTRIBUTION;
  return {
    id: `${article.id}#q${number}`,
    articleId: article.id,
    kind: draft.kind,
    words,
    pieces: draft.pieces,
    cue: draft.cue,
    speaker,
    via: null,
    context: joinSpans(draft.context, words),
  };
}
