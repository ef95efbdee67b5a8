import type { Evaluation } from "./evaluation.ts";

/** What stands in the file that `--json` names: the published metric names, and what they were measured with. */
export type EvaluationReport = Readonly<{
  set: string;
  /** The folder as it was given. */
  data: string;
  n: number;
  tookMs: number;
  engine: Readonly<Record<string, string>>;
  metrics: Readonly<Record<string, number>>;
}>;

/** The report as it is read on a screen: a line a figure, those that are no published metric below. */
export function formatReport(report: EvaluationReport, details: Evaluation["details"] = {}): string {
  const engine = Object.entries(report.engine).map(([part, name]) => `${part} ${name}`);
  const width = Math.max(
    ...[...Object.keys(report.metrics), ...Object.keys(details)].map((name) => name.length),
  );
  const line = ([name, value]: [string, number]) => `  ${name.padEnd(width)}  ${formatFigure(value)}`;
  return [
    `${report.set} · ${report.n} records · ${(report.tookMs / 1000).toFixed(1)} s · ${engine.join(", ")}`,
    ...Object.entries(report.metrics).map(line),
    ...(Object.keys(details).length > 0 ? ["", ...Object.entries(details).map(line)] : []),
  ].join("\n");
}

/** Shares with three digits after the point, as published tables have them; counts of anything larger, whole. */
function formatFigure(value: number): string {
  return value <= 1 ? value.toFixed(3) : value.toFixed(0);
}
