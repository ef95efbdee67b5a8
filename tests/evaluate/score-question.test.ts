import { describe, expect, it } from "vitest";
import { QuestionRecord } from "../../lib/evaluate/question-record.ts";
import { isRight, type PlacedQuestion, scoreQuestion } from "../../lib/evaluate/score-question.ts";
import { articleId, type ScriptedAnswer, scriptedAssistant } from "./scripted-assistant.ts";

const mill = "The mill burned in May, the mayor said. Its owner wept.";
const burned = { articleId: "m1", words: "burned in May" };

function placed(fields: object): PlacedQuestion {
  const record = QuestionRecord.parse({
    id: "q",
    kind: "fact",
    question: "?",
    expect: "answered",
    ...fields,
  });
  const place = ({ articleId: id, words }: { articleId: string; words: string }) => ({
    articleId: articleId(id),
    words,
    spans: [{ start: mill.indexOf(words), end: mill.indexOf(words) + words.length }],
  });
  return {
    record,
    evidence: record.evidence.map((group) => group.map(place)),
    relevant: record.relevant.map(place),
  };
}

async function answer(script: ScriptedAnswer) {
  return scriptedAssistant({ answers: { "?": script } }).ask({
    question: "?",
    history: [],
    filters: {},
    mode: "extract",
  });
}

const sentence = (text: string, id = "m1") => ({ text, articleId: id, start: mill.indexOf(text) });

describe("a question's score", () => {
  it("needs every group cited, each by any of its members", async () => {
    const question = placed({
      evidence: [[{ articleId: "m2", words: "wept" }, burned], [{ articleId: "m1", words: "owner wept" }]],
    });
    const one = scoreQuestion(
      question,
      await answer({ statements: [sentence("The mill burned in May, the mayor said.")] }),
    );
    const both = scoreQuestion(question, await answer({ statements: [sentence(mill)] }));
    expect([one.evidence, one.missing, isRight(one)]).toEqual([0.5, ["owner wept"], false]);
    expect([both.evidence, isRight(both)]).toEqual([1, true]);
  });

  it("takes no citation that only brushes the evidence, and none of another article at the same place", async () => {
    const question = placed({ evidence: [[burned]] });
    const brush = scoreQuestion(question, await answer({ statements: [sentence("The mill bur")] }));
    const elsewhere = scoreQuestion(question, await answer({ statements: [sentence(mill, "m2")] }));
    expect([brush.evidence, elsewhere.evidence]).toEqual([0, 0]);
    expect(elsewhere.irrelevant).toEqual([mill]);
  });

  it("counts as beside the point what is neither evidence nor marked relevant", async () => {
    const statements = [sentence("The mill burned in May, the mayor said."), sentence("Its owner wept.")];
    const strict = scoreQuestion(placed({ evidence: [[burned]] }), await answer({ statements }));
    const lenient = scoreQuestion(
      placed({ evidence: [[burned]], relevant: [{ articleId: "m1", words: "wept" }] }),
      await answer({ statements }),
    );
    expect(strict.irrelevant).toEqual(["Its owner wept."]);
    expect(lenient.irrelevant).toEqual([]);
  });

  it("wants the speaker named, in any spelling, and forbidden words unsaid", async () => {
    const question = placed({ evidence: [[burned]], speaker: "Zelenskyy", mustNotSay: ["OWNER"] });
    const named = { ...sentence("The mill burned in May, the mayor said."), speaker: "Volodymyr Zelensky" };
    const right = scoreQuestion(question, await answer({ statements: [named] }));
    const wrong = scoreQuestion(question, await answer({ statements: [sentence(mill)] }));
    expect([right.namesSpeaker, right.saysForbidden, isRight(right)]).toEqual([true, [], true]);
    expect([wrong.namesSpeaker, wrong.saysForbidden, isRight(wrong)]).toEqual([false, ["OWNER"], false]);
  });

  it("finds the claim under a wrong claimant, also where the right one is named beside it", async () => {
    const question = placed({ evidence: [[burned]], speaker: "mayor" });
    const claim = sentence("The mill burned in May, the mayor said.");
    const owner = scoreQuestion(question, await answer({ statements: [{ ...claim, speaker: "the owner" }] }));
    const mayor = scoreQuestion(question, await answer({ statements: [{ ...claim, speaker: "The Mayor" }] }));
    expect([owner.namesSpeaker, owner.wrongClaimants, isRight(owner)]).toEqual([true, ["the owner"], false]);
    expect([mayor.wrongClaimants, isRight(mayor)]).toEqual([[], true]);
  });

  it("gives a refusal no evidence, and an expected refusal its due", async () => {
    const refused = await answer({ kind: "not-in-corpus" });
    expect(scoreQuestion(placed({ evidence: [[burned]] }), refused).evidence).toBe(0);
    const expected = scoreQuestion(placed({ expect: "not-in-corpus" }), refused);
    expect([expected.evidence, isRight(expected)]).toEqual([undefined, true]);
  });
});

it("an answered question without evidence, and a refused one with some, break the schema", () => {
  const base = { id: "q", kind: "fact", question: "?" };
  expect(QuestionRecord.safeParse({ ...base, expect: "answered" }).success).toBe(false);
  expect(QuestionRecord.safeParse({ ...base, expect: "not-in-corpus", evidence: [[burned]] }).success).toBe(
    false,
  );
});
