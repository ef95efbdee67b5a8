import { expect, it } from "vitest";
import { evaluateClapnq } from "../../lib/evaluate/clapnq.ts";
import { scriptedAssistant } from "./scripted-assistant.ts";
import { writeSet } from "./written-set.ts";

it("clapnq asks each question within its own passage and scores the sentences cited there", async () => {
  const sentences = ["The mill burned .", "It was dry .", "Nobody was hurt ."];
  const base = { title: "Mill", passage: sentences.join(" "), sentences, answers: ["…"] };
  const folder = writeSet({
    questions: [
      {
        ...base,
        id: "q1",
        question: "why",
        unanswerable: false,
        selected_sentences: [[], [sentences[0], sentences[1]]],
      },
      {
        ...base,
        id: "q2",
        passage: `${base.passage} Ever.`,
        question: "who",
        unanswerable: true,
        selected_sentences: [],
      },
      {
        ...base,
        id: "q3",
        passage: `${base.passage} Now.`,
        question: "how",
        unanswerable: false,
        selected_sentences: [[sentences[2]]],
      },
    ],
  });
  const assistant = scriptedAssistant({
    answers: { why: { statements: [{ text: "It was dry .", articleId: "q1", start: 18 }] } },
  });

  const { n, metrics } = await evaluateClapnq(folder, { openPool: () => Promise.resolve(assistant) });

  expect(n).toBe(3);
  expect(metrics["answerability"]).toBeCloseTo(2 / 3);
  expect(metrics["citedPrecision"]).toBeCloseTo(1 / 2);
  expect(metrics["citedRecall"]).toBeCloseTo(1 / 4);
  expect(metrics["citedF1"]).toBeCloseTo(1 / 3);
  expect(assistant.asked.map((request) => request.filters.articles)).toEqual([["q1"], ["q2"], ["q3"]]);
});
