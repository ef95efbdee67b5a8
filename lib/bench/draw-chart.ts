import type { BenchRow } from "./bench-report.ts";
import { logScale, powersOfTen, type Scale } from "./log-scale.ts";

const WIDTH = 720;
const HEIGHT = 400;
const PLOT = { left: 70, right: 515, top: 50, bottom: 350 };
const LABEL_HEIGHT = 17;
/** Distinguishable without colour too, by their marks; the first is ours. */
const STYLES = [
  { colour: "#1d3f72", mark: "●" },
  { colour: "#9a5b13", mark: "■" },
  { colour: "#4d6b3c", mark: "▲" },
  { colour: "#8a3550", mark: "◆" },
] as const;

/** The 95th percentile of a query against the number of passages, both axes logarithmic, as an SVG file's text. */
export function drawChart(rows: readonly BenchRow[]): string {
  const subjects = [...new Set(rows.map(({ subject }) => subject))];
  const sizes = [...new Set(rows.map(({ size }) => size))].sort((a, b) => a - b);
  const times = rows.map(({ p95Ms }) => p95Ms);
  const floor = 10 ** Math.floor(Math.log10(Math.min(...times)));
  const ceiling = 10 ** Math.ceil(Math.log10(Math.max(...times)));
  const x = logScale([Math.min(...sizes), Math.max(...sizes)], [PLOT.left, PLOT.right]);
  const y = logScale([floor, ceiling], [PLOT.bottom, PLOT.top]);
  const series = subjects.map((subject) => rows.filter((row) => row.subject === subject));
  const lines = series.map((line, index) => drawLine(line, styleOf(index), x, y));
  const ends = series.flatMap((line, index) =>
    line.slice(-1).map((row) => ({ row, style: styleOf(index), y: y(row.p95Ms) })),
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="13" role="img">`,
    `<title>95th percentile of a query by number of passages</title>`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#fbfaf7"/>`,
    `<text x="${PLOT.left}" y="28" fill="#1c1b19" font-size="15">95th percentile of a query, in milliseconds, by number of passages</text>`,
    ...powersOfTen(floor, ceiling).map((value) => drawGridLine(value, y)),
    ...sizes.map(
      (size) =>
        `<text x="${x(size)}" y="${PLOT.bottom + 24}" fill="#1c1b19" text-anchor="middle">${size.toLocaleString("en")}</text>`,
    ),
    ...lines,
    ...spreadLabels(ends).map((end) => drawLabel(end, x(end.row.size))),
    `</svg>\n`,
  ].join("\n");
}

function drawGridLine(value: number, y: Scale): string {
  return (
    `<line x1="${PLOT.left}" x2="${PLOT.right}" y1="${y(value)}" y2="${y(value)}" stroke="#dcd8cf"/>` +
    `<text x="${PLOT.left - 8}" y="${y(value) + 4}" fill="#1c1b19" text-anchor="end">${value}</text>`
  );
}

type Style = (typeof STYLES)[number];
type LineEnd = Readonly<{ row: BenchRow; style: Style; y: number }>;

function styleOf(index: number): Style {
  return STYLES[index % STYLES.length] ?? STYLES[0];
}

function drawLine(rows: readonly BenchRow[], { colour, mark }: Style, x: Scale, y: Scale): string {
  const points = rows.map((row) => `${x(row.size)},${y(row.p95Ms)}`);
  const marks = rows.map(
    (row) =>
      `<text x="${x(row.size)}" y="${y(row.p95Ms) + 5}" fill="${colour}" text-anchor="middle">${mark}</text>`,
  );
  return [
    `<polyline points="${points.join(" ")}" fill="none" stroke="${colour}" stroke-width="2"/>`,
    ...marks,
  ].join("\n");
}

/** From the top down, each label at least a line below the one above it. */
function spreadLabels(ends: readonly LineEnd[]): LineEnd[] {
  let least = -Infinity;
  return [...ends]
    .sort((a, b) => a.y - b.y)
    .map((end) => {
      const y = Math.max(end.y, least);
      least = y + LABEL_HEIGHT;
      return { ...end, y };
    });
}

function drawLabel({ row, style, y }: LineEnd, x: number): string {
  return `<text x="${x + 14}" y="${y + 5}" fill="${style.colour}">${row.subject} ${row.p95Ms.toFixed(1)}</text>`;
}
