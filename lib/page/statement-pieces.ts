import type { AnswerStatement } from "../domain/answer.ts";

/** A stretch of a statement; `short` is the part that answers by itself. */
export type StatementPiece = Readonly<{ start: number; text: string; short: boolean }>;

/** The statement's text cut around its short answer. Joined, the pieces are the text. */
export function statementPieces(statement: Pick<AnswerStatement, "text" | "shortAnswer">): StatementPiece[] {
  const { text, shortAnswer } = statement;
  if (!shortAnswer || text.slice(shortAnswer.start, shortAnswer.end) !== shortAnswer.text) {
    return [{ start: 0, text, short: false }];
  }
  const { start, end } = shortAnswer;
  const pieces = [
    { start: 0, text: text.slice(0, start), short: false },
    { start, text: text.slice(start, end), short: true },
    { start: end, text: text.slice(end), short: false },
  ];
  return pieces.filter((piece) => piece.text !== "");
}
