import type { AnswerCitation, AnswerStatement } from "../domain/answer.ts";
import type { ExportOrder } from "./export-turns.ts";
import { formatDay } from "./format-day.ts";
import { escapeHtml, htmlPage } from "./html-text.ts";
import { standingLabel } from "./origins-label.ts";
import { provenIn, type ReadingTurn } from "./reading-turn.ts";
import { sourceName } from "./source-label.ts";
import { splitAround } from "./split-around.ts";

/** A sheet to file: for every sentence the words it rests on, in their passage, and where exactly they stand. */
export function exportEvidence({ title, turns, accessedOn }: ExportOrder): string {
  const body = turns.map((turn) => turnAsEvidence(turn, formatDay(accessedOn))).join("\n");
  return htmlPage(`Evidence: ${title}`, `<h1>Evidence: ${escapeHtml(title)}</h1>\n${body}`);
}

function turnAsEvidence(turn: ReadingTurn, accessed: string): string {
  const { statements, citations } = provenIn(turn);
  const made = turn.outcome.kind === "answered" ? turn.outcome.answer.engine : undefined;
  const parts = [
    `<h2>${escapeHtml(turn.question)}</h2>`,
    `<p class="label">Asked ${escapeHtml(turn.askedAt)}${made ? ` · answer: ${escapeHtml(made.answer)} · index of ${escapeHtml(made.builtAt)}` : ""}</p>`,
    statements.length === 0 ? "<p>Nothing was found to rest a sentence on.</p>" : "",
    ...statements.map((statement) => statementAsEvidence(statement, citations, accessed)),
  ];
  return parts.filter((part) => part !== "").join("\n");
}

function statementAsEvidence(
  statement: AnswerStatement,
  citations: readonly AnswerCitation[],
  accessed: string,
): string {
  const rows = citations
    .filter(({ number }) => statement.citations.includes(number))
    .map((citation) => citationAsEvidence(citation, accessed));
  const speaker = statement.speaker ? `${statement.speaker.name}: ` : "";
  return `<h3>${escapeHtml(speaker)}${escapeHtml(statement.text)} <small>${standingLabel(statement)}</small></h3>\n${rows.join("\n")}`;
}

function citationAsEvidence(citation: AnswerCitation, accessed: string): string {
  const [before, words, after] = splitAround(citation.passage, citation.span).map(escapeHtml);
  const facts: readonly (readonly [string, string])[] = [
    ["Outlet", sourceName(citation)],
    ["Headline", citation.title ?? "Not stated"],
    ["Date", formatDay(citation.publishedOn)],
    ["Address", citation.url ?? "Not stated"],
    ["Article", citation.articleId],
    ["Characters", `${String(citation.span.start)} to ${String(citation.span.end)}`],
    ["Accessed", accessed],
  ];
  const told = facts
    .map(([name, value]) => `<tr><th scope="row">${name}<td>${escapeHtml(value)}</tr>`)
    .join("");
  return `<table><tr><th scope="row">Words<td>${before ?? ""}<mark>${words ?? ""}</mark>${after ?? ""}</tr>${told}</table>`;
}
