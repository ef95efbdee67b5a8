import type { GrowthReport, GrowthRow } from "./run-growth.ts";

const COLUMNS = [
  "articles",
  "passages",
  "ingest",
  "processor",
  "an article",
  "memory",
  "on disk",
  "unchanged",
  "one changed",
  "open",
  "memory open",
  "p50",
  "p95",
] as const;

/** The report as it is read on a screen: a line a size. All ingests but the column "ingest" in processor time. */
export function formatGrowth({ machine, startedAt, bodyCharacters, rows }: GrowthReport): string {
  const cells = [[...COLUMNS], ...rows.map(formatRow)];
  const widths = COLUMNS.map((_, column) => Math.max(...cells.map((row) => (row[column] ?? "").length)));
  const lines = cells.map((row) => row.map((cell, column) => cell.padStart(widths[column] ?? 0)).join("  "));
  const length = Number.isFinite(bodyCharacters) ? `cut at ${bodyCharacters} characters` : "whole";
  return [`${machine}, ${startedAt}; articles ${length}, keywords only`, ...lines].join("\n");
}

function formatRow({ articles, first, again, change, asking }: GrowthRow): string[] {
  return [
    articles.toLocaleString("en"),
    first.passages.toLocaleString("en"),
    seconds(first.seconds),
    seconds(first.processorSeconds),
    `${((first.processorSeconds * 1000) / articles).toFixed(1)} ms`,
    megabytes(first.memoryBytes),
    megabytes(first.diskBytes),
    seconds(again.processorSeconds),
    seconds(change.processorSeconds),
    `${asking.openMs.toFixed(0)} ms`,
    megabytes(asking.memoryBytes),
    `${asking.p50Ms.toFixed(0)} ms`,
    `${asking.p95Ms.toFixed(0)} ms`,
  ];
}

function seconds(value: number): string {
  return `${value >= 100 ? value.toFixed(0) : value.toFixed(1)} s`;
}

function megabytes(bytes: number): string {
  const value = bytes / 2 ** 20;
  return `${value < 10 ? value.toFixed(1) : value.toFixed(0)} MB`;
}
