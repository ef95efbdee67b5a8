import { expect, it } from "vitest";
import type { Archive } from "../../lib/archive/archive.ts";
import { makeArticle } from "../../lib/corpus/make-article.ts";
import { evaluateQuestions, isHeld } from "../../lib/evaluate/questions.ts";
import { articleId, type Script, scriptedAssistant } from "./scripted-assistant.ts";
import { writeSet } from "./written-set.ts";

const mill = makeArticle({
  id: articleId("m1"),
  file: "m1.txt",
  body: "The mill burned in May. Its owner wept.",
});
const burned = { articleId: "m1", words: "burned in May" };
const answered = { kind: "fact", expect: "answered", evidence: [[burned]] };

function corpus(script: Script) {
  const archive: Pick<Archive, "findArticle"> = {
    findArticle: (id) => Promise.resolve(id === mill.id ? mill : undefined),
  };
  return () =>
    Promise.resolve({ ...scriptedAssistant(script), archive: () => Promise.resolve(archive as Archive) });
}

it("the own questions are scored as a whole and in two parts, and the held ones' failures stay closed", async () => {
  const ids = Array.from({ length: 30 }, (_, index) => `q${index}`);
  const folder = writeSet({
    questions: [
      ...ids.map((id) => ({ ...answered, id, question: id })),
      { id: "n1", kind: "absent", question: "n1", expect: "not-in-corpus" },
      { id: "c1", kind: "clarify", question: "c1", expect: "needs-clarification" },
    ],
  });
  const right = { statements: [{ text: "The mill burned in May.", articleId: "m1" }] };
  const openCorpus = corpus({
    answers: Object.fromEntries(ids.filter((id) => !isHeld(id)).map((id) => [id, right])),
  });

  const { n, metrics, details, failures } = await evaluateQuestions(folder, { openCorpus });

  const held = ids.filter(isHeld);
  expect(held.length).toBeGreaterThan(0);
  expect(n).toBe(32);
  expect(metrics["evidence"]).toBeCloseTo(1 - held.length / 30);
  expect(metrics).toMatchObject({ refusalRecall: 1, citationRelevance: 1 });
  expect(metrics["falseRefusal"]).toBeCloseTo(held.length / 30);
  expect(details).toMatchObject({
    clarification: 0,
    "open: evidence": 1,
    "held: evidence": 0,
    "right: absent": 1,
  });
  expect(failures?.filter((line) => line.startsWith("q"))).toEqual(
    held.map((id) => `${id} (held) went wrong`),
  );
});

it("evidence that the corpus does not hold is an error that names the question", async () => {
  const wrong = { articleId: "m1", words: "burned in June" };
  const words = writeSet({ questions: [{ ...answered, id: "q1", question: "?", evidence: [[wrong]] }] });
  const gone = writeSet({
    questions: [{ ...answered, id: "q2", question: "?", evidence: [[{ articleId: "m9", words: "x" }]] }],
  });
  await expect(evaluateQuestions(words, { openCorpus: corpus({}) })).rejects.toThrow(
    'q1: m1 does not say "burned in June"',
  );
  await expect(evaluateQuestions(gone, { openCorpus: corpus({}) })).rejects.toThrow(
    "q2: the corpus holds no article m9",
  );
});
