import { expect, it } from "vitest";
import { evaluateSquad2 } from "../../lib/evaluate/squad2.ts";
import { scriptedAssistant } from "./scripted-assistant.ts";
import { writeSet } from "./written-set.ts";

it("squad2 wants the gold paragraph first, the answer in what the first statement cites there, and refusals", async () => {
  const asked = (question: string, paragraph: number, answer?: string) => ({
    id: question,
    question,
    article_id: "mills",
    paragraph,
    spans: answer === undefined ? [] : [{ text: answer, start: 0, occurrences: 1 }],
    unanswerable: answer === undefined,
  });
  const folder = writeSet({
    articles: [{ id: "mills", title: "Mills", paragraphs: ["Built in 1810.", "Burned in 1902."] }],
    questions: [
      asked("When built?", 0, "1810"),
      asked("When burned?", 1, "1902"),
      asked("When sold?", 1),
      asked("When lost?", 0),
    ],
  });
  const assistant = scriptedAssistant({
    found: { "When built?": ["mills.p0"], "When burned?": ["mills.p0", "mills.p1"] },
    answers: {
      "When built?": { statements: [{ text: "Built in 1810.", articleId: "mills.p0" }] },
      "When burned?": {
        statements: [
          { text: "In 1902 it was sold.", articleId: "mills.p0" },
          { text: "Burned in 1902.", articleId: "mills.p1" },
        ],
      },
      "When lost?": { statements: [{ text: "Built in 1810.", articleId: "mills.p0" }] },
    },
  });

  const { n, metrics, details } = await evaluateSquad2(folder, {
    openPool: () => Promise.resolve(assistant),
  });

  expect(n).toBe(4);
  expect(metrics).toEqual({
    paragraphR1: 1 / 2,
    sentenceHit: 1 / 2,
    refusalRecall: 1 / 2,
    falseRefusal: 0,
    refusalBalanced: 3 / 4,
  });
  expect(details).toEqual({ sentenceHitInThree: 1 });
});
