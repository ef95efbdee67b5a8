import type { Quote } from "../domain/quote.ts";
import { type Span, spanContains, spansOverlap } from "../domain/span.ts";
import { splitParagraphs } from "../text/paragraphs.ts";

/**
 * A stretch of text that is shown one way. `mark`: place in the list of marks; `quote`: the quotation it belongs to;
 * `aside`: page furniture inside a paragraph that says something.
 */
export type Run = Readonly<{
  start: number;
  text: string;
  mark: number | null;
  quote: Quote | null;
  aside: boolean;
}>;

/** `number` counts what an article says, from 1; page furniture has none. */
export type LaidParagraph = Readonly<{ span: Span; number: number | null; runs: readonly Run[] }>;

type Laid = Readonly<{
  body: string;
  title: string | null;
  furniture: readonly Span[];
  quotes: readonly Quote[];
}>;

/**
 * An article as the reader sets it: paragraphs with marked words and quotations as runs. The runs of a paragraph joined
 * are its text. The line that only repeats the headline is left out, unless something is marked in it.
 */
export function layOutArticle(article: Laid, marks: readonly Span[]): LaidParagraph[] {
  const quoted = article.quotes
    .filter((quote) => quote.kind !== "indirect")
    .flatMap((quote) => quote.pieces.map((span) => ({ span, quote })))
    .sort((a, b) => a.span.start - b.span.start);
  const laid: LaidParagraph[] = [];
  let number = 0;
  let firstPiece = 0;
  for (const span of splitParagraphs(article.body)) {
    const marked = marks.flatMap((mark, index) => (spansOverlap(mark, span) ? [{ span: mark, index }] : []));
    const furniture = article.furniture.some((piece) => spanContains(piece, span));
    if (furniture && marked.length === 0 && repeatsTitle(article, span)) continue;
    while ((quoted[firstPiece]?.span.end ?? Infinity) <= span.start) firstPiece++;
    const pieces = piecesWithin(quoted, firstPiece, span);
    if (!furniture) number++;
    laid.push({
      span,
      number: furniture ? null : number,
      runs: splitRuns(article.body, span, {
        marked,
        pieces,
        asides: furniture ? [] : asidesIn(article, span),
      }),
    });
  }
  return laid;
}

type Piece = Readonly<{ span: Span; quote: Quote }>;
type Marked = Readonly<{ span: Span; index: number }>;

function piecesWithin(quoted: readonly Piece[], first: number, paragraph: Span): Piece[] {
  const within: Piece[] = [];
  for (let at = first; at < quoted.length; at++) {
    const piece = quoted[at];
    if (!piece || piece.span.start >= paragraph.end) break;
    if (spansOverlap(piece.span, paragraph)) within.push(piece);
  }
  return within;
}

type Cuts = Readonly<{ marked: readonly Marked[]; pieces: readonly Piece[]; asides: readonly Span[] }>;

function splitRuns(body: string, paragraph: Span, { marked, pieces, asides }: Cuts): Run[] {
  const edges = [...marked, ...pieces].flatMap(({ span }) => [span.start, span.end]);
  const all = [...edges, ...asides.flatMap(({ start, end }) => [start, end])];
  const inside = all.filter((edge) => edge > paragraph.start && edge < paragraph.end);
  const cuts = [...new Set([paragraph.start, ...inside, paragraph.end])].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((start, index) => {
    const run = { start, end: cuts[index + 1] ?? paragraph.end };
    return {
      start,
      text: body.slice(run.start, run.end),
      mark: marked.find(({ span }) => spanContains(span, run))?.index ?? null,
      quote: pieces.find(({ span }) => spanContains(span, run))?.quote ?? null,
      aside: asides.some((span) => spanContains(span, run)),
    };
  });
}

function asidesIn(article: Laid, paragraph: Span): Span[] {
  return article.furniture.filter((piece) => spansOverlap(piece, paragraph));
}

function repeatsTitle(article: Laid, span: Span): boolean {
  return article.title !== null && article.body.slice(span.start, span.end).includes(article.title);
}
