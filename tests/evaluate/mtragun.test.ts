import { expect, it } from "vitest";
import { contextsFor, evaluateMtragun, type Task } from "../../lib/evaluate/mtragun.ts";
import { scriptedAssistant } from "./scripted-assistant.ts";
import { writeSet } from "./written-set.ts";

function task(id: string, fields: Partial<Task>): Task {
  return {
    id,
    dialog_id: id,
    collection: "mills",
    answerability: "ANSWERABLE",
    history: [],
    question: id,
    contexts: [],
    targets: [],
    ...fields,
  };
}
const context = (id: string) => ({ id, title: null, text: `Text of ${id}.` });

it("mtragun lends a task without contexts those of the next task of its collection, in a circle", () => {
  const tasks = [
    task("t1", { contexts: [context("c1")] }),
    task("t2", { contexts: [context("c2")], collection: "ports" }),
    task("t3", {}),
    task("t4", { dialog_id: "t3", contexts: [context("c4")] }),
  ];
  const ids = tasks.map((_, index) => contextsFor(tasks, index).map(({ id }) => id));
  expect(ids).toEqual([["c1"], ["c2"], ["c1"], ["c4"]]);
});

it("mtragun scores refusals, asking back, and the target's words", async () => {
  const folder = writeSet({
    tasks: [
      task("what", {
        contexts: [context("c1")],
        targets: ["the mill burned"],
        history: [
          ["user", "hi"],
          ["agent", "yes"],
        ],
      }),
      task("when", { contexts: [context("c1")], targets: ["in may"] }),
      task("who", { answerability: "UNANSWERABLE" }),
      task("which", { answerability: "UNDERSPECIFIED" }),
      task("some", { answerability: "PARTIAL", contexts: [context("c1")] }),
    ],
  });
  const assistant = scriptedAssistant({
    answers: {
      what: { statements: [{ text: "A mill burned.", articleId: "c1" }] },
      which: { kind: "needs-clarification" },
    },
  });

  const { n, metrics } = await evaluateMtragun(folder, { openPool: () => Promise.resolve(assistant) });

  expect(n).toBe(5);
  expect(metrics).toEqual({ refusalRecall: 1, falseRefusal: 1 / 2, clarification: 1, tokenRecall: 1 / 3 });
  expect(assistant.asked[0]?.history).toEqual([
    { role: "user", content: "hi" },
    { role: "assistant", content: "yes" },
  ]);
  expect(assistant.asked.every((request) => request.filters.articles?.join() === "c1")).toBe(true);
});
