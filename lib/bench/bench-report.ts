import type { BuildFigures, QueryFigures } from "./measure.ts";

export type BenchRow = Readonly<{
  /** Passages asked for; what each subject made of the texts is `units`. */
  size: number;
  vectors: "model" | "seeded";
  subject: string;
}> &
  BuildFigures &
  QueryFigures;

export type BenchReport = Readonly<{
  machine: string;
  startedAt: string;
  rows: readonly BenchRow[];
  quotes: Readonly<{ articles: number; articlesPerSecond: number }>;
}>;

const COLUMNS = ["", "passages", "build", "on disk", "open", "memory", "p50", "p95", "recall@10"] as const;

/** The report as it is read on a screen: a block a size, every figure of a rival with its ratio to ours. */
export function formatBench(report: BenchReport): string {
  const sizes = [...new Set(report.rows.map(({ size }) => size))];
  const blocks = sizes.map((size) => formatSize(report.rows.filter((row) => row.size === size)));
  const { articles, articlesPerSecond } = report.quotes;
  const quotes = `Quotations: ${articlesPerSecond.toFixed(0)} articles a second on one core (${articles} articles)`;
  return [`${report.machine}, ${report.startedAt}`, ...blocks, quotes].join("\n\n");
}

function formatSize(rows: readonly BenchRow[]): string {
  const [ours] = rows;
  if (!ours) return "";
  const cells = [[...COLUMNS], ...rows.map((row) => formatRow(row, ours))];
  const widths = COLUMNS.map((_, column) => Math.max(...cells.map((row) => (row[column] ?? "").length)));
  const lines = cells.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join("  "),
  );
  return [`${ours.size.toLocaleString("en")} passages, ${describeVectors(ours)}`, ...lines].join("\n");
}

function describeVectors({ vectors, judged, asked }: BenchRow): string {
  const kind =
    vectors === "model"
      ? "vectors of the bundled model"
      : "seeded vectors (random projections of the words; the question is embedded by the bundled model all the same, for its time)";
  return `${kind}; ${asked} questions, ${judged} of them judged`;
}

function formatRow(row: BenchRow, ours: BenchRow): string[] {
  const against = (of: (row: BenchRow) => number, format: (value: number) => string) =>
    row === ours ? format(of(row)) : `${format(of(row))} (${formatRatio(of(row) / of(ours))})`;
  return [
    row.subject,
    row.units.toLocaleString("en"),
    against((r) => r.buildMs, formatMs),
    against((r) => r.diskBytes, formatMegabytes),
    against((r) => r.openMs, formatMs),
    against((r) => r.memoryBytes, formatMegabytes),
    against((r) => r.p50Ms, formatMs),
    against((r) => r.p95Ms, formatMs),
    row.recall10 === null ? "–" : row.recall10.toFixed(3),
  ];
}

function formatRatio(ratio: number): string {
  return `×${ratio < 10 ? ratio.toFixed(1) : ratio.toFixed(0)}`;
}

function formatMs(ms: number): string {
  if (ms >= 10_000) return `${(ms / 1000).toFixed(0)} s`;
  return ms >= 100 ? `${ms.toFixed(0)} ms` : `${ms.toFixed(1)} ms`;
}

function formatMegabytes(bytes: number): string {
  const megabytes = bytes / 2 ** 20;
  return `${megabytes < 10 ? megabytes.toFixed(1) : megabytes.toFixed(0)} MB`;
}
