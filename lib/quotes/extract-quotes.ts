import type { Article } from "../domain/article.ts";
import { type Quote, UNKNOWN_ATTRIBUTION } from "../domain/quote.ts";
import { joinSpans, type Span } from "../domain/span.ts";
import { splitParagraphs } from "../text/paragraphs.ts";
import { draftQuotes, type Draft } from "./draft-quotes.ts";
import { splitClauses } from "./clauses.ts";
import { findQuoted, type Quoted } from "./quotation-marks.ts";

/** Every quotation of an article, in order of appearance; pure, and linear in the text. */
export function extractQuotes(article: Pick<Article, "id" | "body" | "furniture">): Quote[] {
  const { body } = article;
  const paragraphs = splitParagraphs(body);
  const quotedOf = groupByParagraph(findQuoted(body, paragraphs));
  const clauses = paragraphs.flatMap((paragraph, index) =>
    splitClauses(body, paragraph, index, quotedOf.get(index) ?? []),
  );
  return draftQuotes(body, clauses)
    .sort((a, b) => startOf(a) - startOf(b))
    .map((draft, at) => toQuote(article, draft, at + 1));
}

function groupByParagraph(quoted: readonly Quoted[]): ReadonlyMap<number, readonly Quoted[]> {
  const groups = new Map<number, Quoted[]>();
  for (const one of quoted) {
    const group = groups.get(one.paragraph);
    if (group) group.push(one);
    else groups.set(one.paragraph, [one]);
  }
  return groups;
}

function startOf(draft: Draft): number {
  return draft.pieces[0]?.start ?? 0;
}

function toQuote(article: Pick<Article, "id" | "body">, draft: Draft, number: number): Quote {
  const words = wordsOf(draft);
  const named = (span: Span) => ({
    known: true as const,
    name: article.body.slice(span.start, span.end),
    role: null,
    asWritten: article.body.slice(span.start, span.end),
    span,
  });
  return {
    id: `${article.id}#q${number}`,
    articleId: article.id,
    kind: draft.kind,
    words,
    pieces: draft.pieces,
    cue: draft.cue ?? null,
    speaker: draft.source ? named(draft.source) : UNKNOWN_ATTRIBUTION,
    via: draft.via ? named(draft.via) : null,
    context: joinSpans(draft.context, words),
  };
}

function wordsOf({ pieces, context }: Draft): Span {
  return pieces.reduce(joinSpans, pieces[0] ?? context);
}
