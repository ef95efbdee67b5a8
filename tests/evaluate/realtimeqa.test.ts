import { expect, it } from "vitest";
import { evaluateRealtimeqa } from "../../lib/evaluate/realtimeqa.ts";
import { scriptedAssistant } from "./scripted-assistant.ts";
import { writeSet } from "./written-set.ts";

const article = (id: string, body: string) => ({
  id,
  body,
  title: null,
  author: null,
  source: "The Lamp",
  published_at: "2022/06/01",
  url: "https://lamp.example/1",
});
const question = (fields: object) => ({ gold_article_ids: [], answer_string_in: [], ...fields });

it("realtimeqa scores retrieval on gold articles, answers on those with an answer, and short answers but for 'except'", async () => {
  const folder = writeSet({
    articles: [article("a1", "The mill burned."), article("a2", "A flood."), article("a3", "A flood.")],
    questions: [
      question({
        id: "q1",
        question: "What burned?",
        answers: ["mill"],
        gold_article_ids: ["a1"],
        answer_string_in: ["a1"],
      }),
      question({
        id: "q2",
        question: "What came?",
        answers: ["A flood"],
        gold_article_ids: ["a3"],
        answer_string_in: ["a2"],
      }),
      question({ id: "q3", question: "All burned except:", answers: ["barn"], answer_string_in: ["a1"] }),
      question({ id: "q4", question: "Who?", answers: ["nobody"] }),
    ],
  });
  const assistant = scriptedAssistant({
    found: { "What burned?": ["a1"], "What came?": ["a1", "a2"] },
    answers: {
      "What burned?": { statements: [{ text: "The mill burned.", articleId: "a1", short: "mill" }] },
      "What came?": {
        statements: [
          { text: "The mill burned.", articleId: "a1" },
          { text: "There was a flood.", articleId: "a2", short: "There was a flood" },
        ],
      },
    },
  });

  const { n, metrics } = await evaluateRealtimeqa(folder, { openPool: () => Promise.resolve(assistant) });

  expect(n).toBe(4);
  expect(metrics).toEqual({
    hit1: 1 / 2,
    hit10: 1,
    mrr10: 3 / 4,
    answerInFirst: 1 / 3,
    answerInThree: 2 / 3,
    shortExact: 1 / 2,
    shortF1: (1 + 2 / 3) / 2,
  });
  expect(assistant.asked.every((request) => Object.keys(request.filters).length === 0)).toBe(true);
});

it("realtimeqa leaves out the figures that no record can give", async () => {
  const folder = writeSet({
    articles: [article("a1", "The mill burned.")],
    questions: [question({ id: "q1", question: "Who?", answers: ["x"], answer_string_in: ["a1"] })],
  });
  const openPool = () => Promise.resolve(scriptedAssistant({}));
  const { metrics } = await evaluateRealtimeqa(folder, { openPool });
  expect(metrics).toEqual({ answerInFirst: 0, answerInThree: 0, shortExact: 0, shortF1: 0 });
});
