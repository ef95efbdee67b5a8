import type { BenchRow } from "./bench-report.ts";

const WIDTH = 720;
const HEIGHT = 400;
const PLOT = { left: 70, right: 560, top: 50, bottom: 350 };
/** Distinguishable without colour too, by their marks; the first is ours. */
const STYLES = [
  { colour: "#1d3f72", mark: "●" },
  { colour: "#9a5b13", mark: "■" },
  { colour: "#4d6b3c", mark: "▲" },
  { colour: "#8a3550", mark: "◆" },
] as const;

type Scale = (value: number) => number;

/** The 95th percentile of a query against the number of passages, both axes logarithmic, as an SVG file's text. */
export function drawChart(rows: readonly BenchRow[]): string {
  const subjects = [...new Set(rows.map(({ subject }) => subject))];
  const sizes = [...new Set(rows.map(({ size }) => size))].sort((a, b) => a - b);
  const times = rows.map(({ p95Ms }) => p95Ms);
  const floor = 10 ** Math.floor(Math.log10(Math.min(...times)));
  const ceiling = 10 ** Math.ceil(Math.log10(Math.max(...times)));
  const x = logScale([Math.min(...sizes), Math.max(...sizes)], [PLOT.left, PLOT.right]);
  const y = logScale([floor, ceiling], [PLOT.bottom, PLOT.top]);
  const lines = subjects.map((subject, index) =>
    drawLine(
      rows.filter((row) => row.subject === subject),
      index,
      x,
      y,
    ),
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
    `</svg>\n`,
  ].join("\n");
}

function logScale([from, to]: readonly [number, number], [start, end]: readonly [number, number]): Scale {
  const span = Math.log(to / from) || 1;
  return (value) => Math.round(start + ((end - start) * Math.log(value / from)) / span);
}

function powersOfTen(floor: number, ceiling: number): number[] {
  const powers: number[] = [];
  for (
    let exponent = Math.round(Math.log10(floor));
    exponent <= Math.round(Math.log10(ceiling));
    exponent++
  ) {
    powers.push(10 ** exponent);
  }
  return powers;
}

function drawGridLine(value: number, y: Scale): string {
  return (
    `<line x1="${PLOT.left}" x2="${PLOT.right}" y1="${y(value)}" y2="${y(value)}" stroke="#dcd8cf"/>` +
    `<text x="${PLOT.left - 8}" y="${y(value) + 4}" fill="#1c1b19" text-anchor="end">${value}</text>`
  );
}

function drawLine(rows: readonly BenchRow[], index: number, x: Scale, y: Scale): string {
  const { colour, mark } = STYLES[index % STYLES.length] ?? STYLES[0];
  const points = rows.map((row) => `${x(row.size)},${y(row.p95Ms)}`);
  const marks = rows.map(
    (row) =>
      `<text x="${x(row.size)}" y="${y(row.p95Ms) + 5}" fill="${colour}" text-anchor="middle">${mark}</text>`,
  );
  const last = rows.at(-1);
  const label =
    last === undefined
      ? ""
      : `<text x="${x(last.size) + 12}" y="${y(last.p95Ms) + 5}" fill="${colour}">${last.subject} ${last.p95Ms.toFixed(1)}</text>`;
  const width = index === 0 ? 2.5 : 1.5;
  return [
    `<polyline points="${points.join(" ")}" fill="none" stroke="${colour}" stroke-width="${width}"/>`,
    ...marks,
    label,
  ].join("\n");
}
