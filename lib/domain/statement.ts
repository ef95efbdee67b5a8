import type { Citation } from "./citation.ts";

/** One or more Citations: a statement without one does not compile. */
export type Citations = readonly [Citation, ...Citation[]];

/** Part of a statement's text: `text === statement.text.slice(start, end)`. */
export type ShortAnswer = Readonly<{ start: number; end: number; text: string }>;

/** Who said what the statement reports, as the article gives it. */
export type StatementSpeaker = Readonly<{ name: string; role: string | null }>;

/**
 * One sentence of an answer.
 * verbatim: the article's own sentence, editorial brackets aside;
 * supported: every number, name, date and negation of it stands in the cited sentences.
 */
export type Statement = Readonly<{
  text: string;
  status: "verbatim" | "supported";
  citations: Citations;
  speaker?: StatementSpeaker;
  shortAnswer?: ShortAnswer;
}>;
