import type { AnswerStatement } from "../domain/answer.ts";
import { type Span, spanContains } from "../domain/span.ts";

/**
 * A stretch of a statement. `short`: the part that answers by itself; `inserted`: a bracket that makes plain whom or what
 * the article means ("[Zelensky]"), which is not the article's own.
 */
export type StatementPiece = Readonly<{ start: number; text: string; short: boolean; inserted: boolean }>;

/** The statement's text cut around its short answer and what was put into it. Joined, the pieces are the text. */
export function statementPieces({
  text,
  shortAnswer,
  insertions = [],
}: Pick<AnswerStatement, "text" | "shortAnswer" | "insertions">): StatementPiece[] {
  const holds =
    shortAnswer !== undefined && text.slice(shortAnswer.start, shortAnswer.end) === shortAnswer.text;
  const short: readonly Span[] = holds ? [shortAnswer] : [];
  const inside = [...short, ...insertions]
    .flatMap(({ start, end }) => [start, end])
    .filter((edge) => edge > 0 && edge < text.length);
  const cuts = [...new Set([0, ...inside, text.length])].sort((a, b) => a - b);
  return cuts
    .slice(0, -1)
    .map((start, index) => ({ start, end: cuts[index + 1] ?? text.length }))
    .map((piece) => ({
      start: piece.start,
      text: text.slice(piece.start, piece.end),
      short: short.some((span) => spanContains(span, piece)),
      inserted: insertions.some((span) => spanContains(span, piece)),
    }));
}
