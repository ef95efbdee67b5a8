import type { AnswerCitation } from "../domain/answer.ts";
import { sourceLine } from "./copy-text.ts";
import { describeCoverage } from "./describe-coverage.ts";
import type { ExportOrder } from "./export-turns.ts";
import { formatDay } from "./format-day.ts";
import { escapeHtml, htmlPage } from "./html-text.ts";
import { standingLabel } from "./origins-label.ts";
import { provenIn, type ReadingTurn, wasRewritten } from "./reading-turn.ts";
import { linkToWords } from "./text-fragment.ts";

/** The same as a page of its own, to read, print or pass on. */
export function exportHtml({ title, turns, accessedOn }: ExportOrder): string {
  const body = turns.map((turn, index) => turnAsHtml(turn, `t${String(index + 1)}`)).join("\n");
  const made = `<p class="label">From On the Record. Sources accessed ${escapeHtml(formatDay(accessedOn))}.</p>`;
  return htmlPage(title, `<h1>${escapeHtml(title)}</h1>\n${made}\n${body}`);
}

function turnAsHtml(turn: ReadingTurn, id: string): string {
  const { statements, citations } = provenIn(turn);
  const answer = turn.outcome.kind === "answered" ? turn.outcome.answer : undefined;
  const marker = (number: number): string => `<a href="#${id}-${String(number)}">[${String(number)}]</a>`;
  const parts = [
    `<h2>${escapeHtml(turn.question)}</h2>`,
    wasRewritten(turn) ? `<p class="label">Understood as: ${escapeHtml(turn.standalone ?? "")}</p>` : "",
    ...statements.map((statement) => {
      const { text, citations: cited, speaker } = statement;
      const who = speaker ? `<b>${escapeHtml(speaker.name)}:</b> ` : "";
      return `<p>${who}${escapeHtml(text)} ${cited.map(marker).join(" ")} <small>${standingLabel(statement)}</small></p>`;
    }),
    answer && answer.kind !== "answered"
      ? `<p>${escapeHtml(answer.text)}</p><p class="label">${escapeHtml(describeCoverage(answer.coverage))}</p>`
      : "",
    ...(answer?.disagreements ?? []).map(({ about, claims }) => {
      const rows = claims.map(
        ({ claimant, value, citation }) =>
          `<tr><td>${escapeHtml(claimant)}<td>${escapeHtml(value)}<td>${marker(citation)}</tr>`,
      );
      return `<table><tr><th>Accounts side by side: ${escapeHtml(about)}<th>Account<th></tr>${rows.join("")}</table>`;
    }),
    citations.length > 0
      ? `<ol>${citations.map((citation) => sourceAsHtml(citation, id)).join("")}</ol>`
      : "",
  ];
  return parts.filter((part) => part !== "").join("\n");
}

function sourceAsHtml(citation: AnswerCitation, id: string): string {
  const link = linkToWords(citation.url, citation.words);
  const source = escapeHtml(sourceLine({ ...citation, url: null }));
  const linked = link === undefined ? source : `<a href="${escapeHtml(link)}" rel="noreferrer">${source}</a>`;
  return `<li id="${id}-${String(citation.number)}" value="${String(citation.number)}">${linked}<br>“${escapeHtml(citation.words)}”</li>`;
}
