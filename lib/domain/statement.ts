import type { ArticleId } from "./article.ts";
import type { Citation } from "./citation.ts";
import type { Span } from "./span.ts";

/** One or more Citations: a statement without one does not compile. */
export type Citations = readonly [Citation, ...Citation[]];

/** Part of a statement's text: `text === statement.text.slice(start, end)`. */
export type ShortAnswer = Readonly<{ start: number; end: number; text: string }>;

/** Who said what the statement reports, as the article gives it. */
export type StatementSpeaker = Readonly<{ name: string; role: string | null }>;

/**
 * One sentence of an answer.
 * verbatim: the words of the first citation, white space made single and insertions aside (made by `quoteStatement`);
 * supported: every number, name, date and negation of it stands in the cited sentences.
 */
export type Statement = Readonly<{
  text: string;
  status: "verbatim" | "supported";
  citations: Citations;
  /** Where `text` holds words of ours in square brackets: "He [Sergei Shoigu] said". In order; none when absent. */
  insertions?: readonly Span[];
  /** Articles that say the same without being cited: further copies of a report that is. */
  alsoIn?: readonly ArticleId[];
  speaker?: StatementSpeaker;
  shortAnswer?: ShortAnswer;
}>;

/** Words of ours for the reader, to stand in square brackets after `after` characters of what is quoted. */
export type Clarification = Readonly<{ after: number; words: string }>;

/**
 * The words of the first citation as a verbatim Statement, white space made single, with what makes them clear.
 * Without its insertions its text is the cited words, always (`withoutInsertions`).
 * A clarification that lies outside the words, or holds a bracket itself, is left out.
 */
export function quoteStatement(
  citations: Citations,
  clarifications: readonly Clarification[] = [],
): Pick<Statement, "text" | "status" | "citations" | "insertions"> {
  const { words } = citations[0];
  const inside = clarifications
    .map(({ after, words: clear }) => ({
      after: words.slice(0, after).trimEnd().length,
      clear: single(clear),
    }))
    .filter(({ after, clear }) => after > 0 && /^[^[\]\s]/u.test(clear) && !/[[\]]/u.test(clear))
    .sort((a, b) => a.after - b.after);
  let text = "";
  let from = 0;
  const insertions: Span[] = [];
  for (const { after, clear } of inside) {
    text = single(text + words.slice(from, after)).trimStart();
    const start = text.length;
    text += ` [${clear.trimEnd()}]`;
    insertions.push({ start, end: text.length });
    from = after;
  }
  text = single(text + words.slice(from)).trim();
  return { text, status: "verbatim", citations, ...(insertions.length > 0 && { insertions }) };
}

/** The text with our insertions cut out: for a verbatim statement the cited words, white space made single. */
export function withoutInsertions({ text, insertions = [] }: Pick<Statement, "text" | "insertions">): string {
  return [...insertions]
    .reverse()
    .reduce((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), text);
}

function single(text: string): string {
  return text.replace(/\s+/gu, " ");
}
