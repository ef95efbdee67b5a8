import { expect, it } from "vitest";
import { evaluateCranfield } from "../../lib/evaluate/cranfield.ts";
import { scriptedAssistant } from "./scripted-assistant.ts";
import { writeSet } from "./written-set.ts";

it("cranfield counts documents judged above 0, and leaves out queries without one", async () => {
  const folder = writeSet({
    docs: ["d1", "d2", "d3"].map((id) => ({ id, title: id, author: "", bib: "", text: `On ${id} .` })),
    queries: [
      {
        id: "1",
        text: "flow",
        qrels: [
          ["d1", 3],
          ["d2", 0],
          ["d3", 1],
        ],
      },
      { id: "2", text: "heat", qrels: [["d2", 0]] },
    ],
  });
  const openPool = () => Promise.resolve(scriptedAssistant({ found: { flow: ["d2", "d1", "d3"] } }));

  const { n, metrics } = await evaluateCranfield(folder, { openPool });

  expect(n).toBe(1);
  expect(metrics["map"]).toBeCloseTo((1 / 2 + 2 / 3) / 2);
  expect(metrics["ndcg10"]).toBeCloseTo((1 / Math.log2(3) + 1 / 2) / (1 + 1 / Math.log2(3)));
});
