import type { Answer, AnswerCitation } from "../domain/answer.ts";
import { formatDay } from "./format-day.ts";
import { sourceName } from "./source-label.ts";

/** "BBC News, “Putin seeks volunteers”, 11 March 2022, https://…": a source in a line. */
export function sourceLine(
  source: Pick<AnswerCitation, "articleId" | "title" | "outlet" | "publishedOn" | "url">,
): string {
  const title = source.outlet !== null && source.title !== null ? `“${source.title}”` : undefined;
  return [sourceName(source), title, formatDay(source.publishedOn), source.url ?? undefined]
    .filter(Boolean)
    .join(", ");
}

/** The cited words in quotation marks with their source behind them. */
export function sentenceWithSource(citation: AnswerCitation): string {
  return `“${citation.words}” (${sourceLine(citation)})`;
}

/** An answer as plain text: question, sentences with numbers, and the numbered sources. */
export function answerWithSources(answer: Answer): string {
  const sources = answer.citations.map((citation) => `[${String(citation.number)}] ${sourceLine(citation)}`);
  return [answer.question, answer.text, ...(sources.length > 0 ? [sources.join("\n")] : [])].join("\n\n");
}
