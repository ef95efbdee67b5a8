import { expect, it } from "vitest";
import type { Archive } from "../../lib/archive/archive.ts";
import { makeArticle } from "../../lib/corpus/make-article.ts";
import { evaluateQuestions } from "../../lib/evaluate/questions.ts";
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

it("the own questions are scored, and those that went wrong are told", async () => {
  const folder = writeSet({
    questions: [
      { ...answered, id: "q1", question: "q1" },
      { ...answered, id: "q2", question: "q2" },
      { id: "n1", kind: "absent", question: "n1", expect: "not-in-corpus" },
      { id: "c1", kind: "clarify", question: "c1", expect: "needs-clarification" },
    ],
  });
  const right = { statements: [{ text: "The mill burned in May.", articleId: "m1" }] };

  const scored = await evaluateQuestions(folder, { openCorpus: corpus({ answers: { q1: right } }) });

  expect(scored.n).toBe(4);
  expect(scored.metrics).toEqual({
    evidence: 0.5,
    refusalRecall: 1,
    falseRefusal: 0.5,
    citationRelevance: 1,
  });
  expect(scored.details).toMatchObject({ clarification: 0, "right: fact": 0.5, "right: absent": 1 });
  expect(scored.failures?.map((failure) => failure.split("  ")[0])).toEqual(["q2", "c1"]);
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
