import { describe, expect, it } from "vitest";
import { type BenchRow, formatBench } from "../../lib/bench/bench-report.ts";
import { drawChart } from "../../lib/bench/draw-chart.ts";
import { percentile } from "../../lib/bench/percentile.ts";

function row(subject: string, size: number, p95Ms: number): BenchRow {
  const built = { units: size, buildMs: 1000, embedMs: 0, diskBytes: 2 ** 20 };
  const asked = {
    openMs: 5,
    p50Ms: p95Ms / 2,
    p95Ms,
    recall10: 0.75,
    asked: 8,
    judged: 4,
    memoryBytes: 2 ** 27,
  };
  return { size, vectors: size > 1000 ? "seeded" : "model", subject, ...built, ...asked };
}

const rows = [
  row("Ours", 1000, 2),
  row("Theirs", 1000, 5),
  row("Ours", 10_000, 4),
  row("Theirs", 10_000, 60),
];

describe("the bench's report", () => {
  it("gives each rival's figure with its ratio to ours, and says which vectors were seeded", () => {
    const text = formatBench({
      machine: "A machine",
      startedAt: "2024-01-01T00:00:00Z",
      rows,
      quotes: { articles: 10, articlesPerSecond: 250 },
    });
    expect(text).toContain("60.0 ms (×15)");
    expect(text).toContain("10,000 passages, seeded vectors");
    expect(text).toContain("1,000 passages, vectors of the bundled model");
    expect(text).toContain("250 articles a second");
  });

  it("draws a line for each subject, lower for the faster one", () => {
    const svg = drawChart(rows);
    expect(svg.match(/<polyline/gu)).toHaveLength(2);
    expect(svg).toContain("Theirs 60.0");
    expect(svg.startsWith("<svg ")).toBe(true);
    const [ours, theirs] = [...svg.matchAll(/points="\d+,(\d+)/gu)].map(([, y]) => Number(y));
    expect(ours).toBeGreaterThan(theirs ?? Infinity);
  });

  it("keeps the labels of lines that end together apart", () => {
    const svg = drawChart([row("Ours", 1000, 5), row("Theirs", 1000, 5.01)]);
    const labels = [...svg.matchAll(/y="(\d+)"[^>]*>(?:Ours|Theirs) /gu)].map(([, y]) => Number(y));
    expect(Math.abs((labels[0] ?? 0) - (labels[1] ?? 0))).toBeGreaterThanOrEqual(17);
  });

  it("takes percentiles by nearest rank", () => {
    const values = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect([percentile(values, 0.5), percentile(values, 0.95), percentile(values, 1)]).toEqual([50, 95, 100]);
    expect(percentile([], 0.5)).toBeNaN();
  });
});
