import type { IsoDate } from "../domain/article.ts";
import { exportEvidence } from "./export-evidence.ts";
import { exportHtml } from "./export-html.ts";
import { exportMarkdown } from "./export-markdown.ts";
import type { ReadingTurn } from "./reading-turn.ts";

export const EXPORT_FORMATS = ["Markdown", "HTML", "JSON", "Evidence sheet"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** What an export is made of. `accessedOn`: the day it is made, which every source is told with. */
export type ExportOrder = Readonly<{ title: string; turns: readonly ReadingTurn[]; accessedOn: IsoDate }>;

/** A file ready to be kept. */
export type ExportFile = Readonly<{ name: string; mediaType: string; text: string }>;

/** One answer or a whole conversation as a file. */
export function exportTurns(order: ExportOrder, format: ExportFormat): ExportFile {
  const name = fileName(order.title);
  switch (format) {
    case "Markdown":
      return { name: `${name}.md`, mediaType: "text/markdown", text: exportMarkdown(order) };
    case "HTML":
      return { name: `${name}.html`, mediaType: "text/html", text: exportHtml(order) };
    case "JSON":
      return {
        name: `${name}.json`,
        mediaType: "application/json",
        text: `${JSON.stringify(order, null, 2)}\n`,
      };
    case "Evidence sheet":
      return { name: `${name}-evidence.html`, mediaType: "text/html", text: exportEvidence(order) };
  }
}

/** The title as a file's name: letters, digits and hyphens of any script, up to 60. */
function fileName(title: string): string {
  const name = title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/gu, "");
  return [...name].slice(0, 60).join("") || "on-the-record";
}
