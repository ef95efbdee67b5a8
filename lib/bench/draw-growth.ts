import { logScale, powersOfTen, type Scale } from "./log-scale.ts";
import type { GrowthRow } from "./run-growth.ts";

const PANEL = { width: 360, height: 240, columns: 2 };
const PLOT = { left: 64, right: 340, top: 40, bottom: 200 };
const INK = "#1c1b19";
const LINE = "#1d3f72";

/** One quantity against the number of articles. */
type Panel = Readonly<{ title: string; of: (row: GrowthRow) => number; format: (value: number) => string }>;

const PANELS: readonly Panel[] = [
  { title: "First ingest, processor seconds", of: ({ first }) => first.processorSeconds, format: plain },
  { title: "One changed, processor seconds", of: ({ change }) => change.processorSeconds, format: plain },
  { title: "On disk, MB", of: ({ first }) => first.diskBytes / 2 ** 20, format: plain },
  { title: "Memory of the ingest, MB", of: ({ first }) => first.memoryBytes / 2 ** 20, format: plain },
  { title: "Opening, first answer included, ms", of: ({ asking }) => asking.openMs, format: plain },
  { title: "95th percentile of an answer, ms", of: ({ asking }) => asking.p95Ms, format: plain },
];

/** What grows with the archive, a panel each, both axes logarithmic, as an SVG file's text. */
export function drawGrowth(rows: readonly GrowthRow[]): string {
  const height = Math.ceil(PANELS.length / PANEL.columns) * PANEL.height;
  const panels = PANELS.map((panel, index) => {
    const x = (index % PANEL.columns) * PANEL.width;
    const y = Math.floor(index / PANEL.columns) * PANEL.height;
    return `<g transform="translate(${x} ${y})">\n${drawPanel(panel, rows)}\n</g>`;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${PANEL.width * PANEL.columns} ${height}" font-family="sans-serif" font-size="12" role="img">`,
    `<title>What grows with the number of articles, and how</title>`,
    `<rect width="${PANEL.width * PANEL.columns}" height="${height}" fill="#fbfaf7"/>`,
    ...panels,
    `</svg>\n`,
  ].join("\n");
}

function drawPanel({ title, of, format }: Panel, rows: readonly GrowthRow[]): string {
  const sizes = rows.map(({ articles }) => articles);
  const values = rows.map(of);
  const floor = 10 ** Math.floor(Math.log10(Math.min(...values)));
  const ceiling = Math.max(floor * 10, 10 ** Math.ceil(Math.log10(Math.max(...values))));
  const x = logScale([Math.min(...sizes), Math.max(...sizes)], [PLOT.left, PLOT.right - 24]);
  const y = logScale([floor, ceiling], [PLOT.bottom, PLOT.top]);
  const points = rows.map((row) => ({ x: x(row.articles), y: y(of(row)), label: format(of(row)) }));
  return [
    `<text x="${PLOT.left}" y="22" fill="${INK}" font-size="14">${title}</text>`,
    ...powersOfTen(floor, ceiling).map((value) => drawGridLine(value, y)),
    ...sizes.map(
      (size) =>
        `<text x="${x(size)}" y="${PLOT.bottom + 20}" fill="${INK}" text-anchor="middle">${shortCount(size)}</text>`,
    ),
    `<polyline points="${points.map((point) => `${point.x},${point.y}`).join(" ")}" fill="none" stroke="${LINE}" stroke-width="2"/>`,
    ...points.map(
      (point) =>
        `<circle cx="${point.x}" cy="${point.y}" r="3.5" fill="${LINE}"/><text x="${point.x}" y="${point.y - 8}" fill="${LINE}" text-anchor="middle">${point.label}</text>`,
    ),
  ].join("\n");
}

function drawGridLine(value: number, y: Scale): string {
  return (
    `<line x1="${PLOT.left}" x2="${PLOT.right}" y1="${y(value)}" y2="${y(value)}" stroke="#dcd8cf"/>` +
    `<text x="${PLOT.left - 8}" y="${y(value) + 4}" fill="${INK}" text-anchor="end">${value}</text>`
  );
}

function shortCount(count: number): string {
  return count >= 1000 ? `${count / 1000}k` : String(count);
}

function plain(value: number): string {
  return value >= 10 ? value.toFixed(0) : value.toFixed(1);
}
