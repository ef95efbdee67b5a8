import type { AnswerStatement } from "../domain/answer.ts";
import { describeCoverage } from "./describe-coverage.ts";
import { formatDay } from "./format-day.ts";
import type { ExportOrder } from "./export-turns.ts";
import { standingLabel } from "./origins-label.ts";
import { provenIn, type ReadingTurn, wasRewritten } from "./reading-turn.ts";
import { sourceLine } from "./copy-text.ts";

/** Questions, sentences with their sources as numbered notes, differing accounts, days of access. */
export function exportMarkdown({ title, turns, accessedOn }: ExportOrder): string {
  const head = `# ${escapeMarkdown(title)}\n\nFrom On the Record, ${formatDay(accessedOn)}.`;
  return `${[head, ...turns.map((turn, index) => turnAsMarkdown(turn, index + 1, formatDay(accessedOn)))].join("\n\n")}\n`;
}

function turnAsMarkdown(turn: ReadingTurn, number: number, accessed: string): string {
  const { statements, citations } = provenIn(turn);
  const answer = turn.outcome.kind === "answered" ? turn.outcome.answer : undefined;
  const note = (cited: number): string => `[^${String(number)}-${String(cited)}]`;
  const blocks = [
    `## ${escapeMarkdown(turn.question)}`,
    ...(wasRewritten(turn) ? [`*Understood as: ${escapeMarkdown(turn.standalone ?? "")}*`] : []),
    ...statements.map((statement) => statementAsMarkdown(statement, note)),
    ...(answer && answer.kind !== "answered"
      ? [escapeMarkdown(answer.text), escapeMarkdown(describeCoverage(answer.coverage))]
      : []),
    ...(answer?.disagreements ?? []).map(({ about, claims }) =>
      [
        `| Accounts side by side: ${cell(about)} | Account | |`,
        "| --- | --- | --- |",
        ...claims.map(
          ({ claimant, value, citation }) => `| ${cell(claimant)} | ${cell(value)} | ${note(citation)} |`,
        ),
      ].join("\n"),
    ),
    ...(turn.outcome.kind === "failed" ? [escapeMarkdown(turn.outcome.message)] : []),
    ...citations.map(
      (citation) =>
        `${note(citation.number)}: ${escapeMarkdown(sourceLine(citation))}, accessed ${accessed}: “${escapeMarkdown(citation.words)}”`,
    ),
  ];
  return blocks.join("\n\n");
}

function statementAsMarkdown(statement: AnswerStatement, note: (cited: number) => string): string {
  const speaker = statement.speaker ? `**${escapeMarkdown(statement.speaker.name)}:** ` : "";
  return `${speaker}${escapeMarkdown(statement.text)} ${statement.citations.map(note).join("")} *(${standingLabel(statement)})*`;
}

function cell(text: string): string {
  return escapeMarkdown(text).replaceAll("|", "\\|");
}

/** Text that stays text: nothing an article says becomes a link, an image, a heading or a tag. */
function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>#!~]/gu, "\\$&").replace(/\s*\n\s*/gu, " ");
}
