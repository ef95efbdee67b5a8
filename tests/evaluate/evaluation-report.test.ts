import { expect, it } from "vitest";
import { formatReport } from "../../lib/evaluate/evaluation-report.ts";

it("a report is a line a figure, speeds whole, what is no published metric below", () => {
  const report = { set: "mills", data: "x", n: 3, tookMs: 1500, engine: { embeddings: "none" } };
  const text = formatReport({ ...report, metrics: { hit1: 2 / 3, articlesPerSecond: 204.4 } }, { spare: 1 });
  expect(text).toBe(
    [
      "mills · 3 records · 1.5 s · embeddings none",
      "  hit1               0.667",
      "  articlesPerSecond  204",
      "",
      "  spare              1.000",
    ].join("\n"),
  );
});
