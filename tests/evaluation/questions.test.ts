import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { QuestionRecord } from "../../lib/evaluate/question-record.ts";
import { collectRecords } from "../../lib/evaluate/records.ts";

const root = new URL("../..", import.meta.url).pathname;
const SETS = ["tests/evaluation/questions.jsonl", "tests/evaluation/held/questions.jsonl"];

describe.each(SETS)("the project's own questions, %s,", async (path) => {
  const questions = await collectRecords(join(root, path), QuestionRecord);

  it("are at least 120, of which 30 are not answered by the record, each with an id of its own", () => {
    expect(questions.length).toBeGreaterThanOrEqual(120);
    expect(questions.filter(({ expect: kind }) => kind === "not-in-corpus").length).toBeGreaterThanOrEqual(
      30,
    );
    expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length);
  });

  it("rest on words that stand in the articles of the corpus", () => {
    const evidence = questions.flatMap((question) => [...question.evidence.flat(), ...question.relevant]);
    for (const { articleId, words } of evidence) {
      expect(readFileSync(join(root, "corpus", `${articleId}.txt`), "utf8")).toContain(words);
    }
  });
});
