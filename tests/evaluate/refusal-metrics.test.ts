import { describe, expect, it } from "vitest";
import { refusalMetrics } from "../../lib/evaluate/refusal-metrics.ts";

describe("refusal metrics", () => {
  it("count asking back as neither an answer nor a refusal", () => {
    const metrics = refusalMetrics([
      { answerable: true, kind: "answered" },
      { answerable: true, kind: "needs-clarification" },
      { answerable: false, kind: "needs-clarification" },
      { answerable: false, kind: "not-in-corpus" },
    ]);
    expect(metrics).toEqual({ refusalRecall: 0.5, falseRefusal: 0.5, refusalBalanced: 0.5, accuracy: 0.5 });
  });

  it("have no balance where one kind of question is missing", () => {
    const metrics = refusalMetrics([{ answerable: true, kind: "answered" }]);
    expect(metrics.refusalRecall).toBeUndefined();
    expect(metrics.refusalBalanced).toBeUndefined();
    expect(metrics.falseRefusal).toBe(0);
  });
});
