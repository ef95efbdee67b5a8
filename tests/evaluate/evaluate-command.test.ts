import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, describe, expect, it } from "vitest";
import { readEvaluateOrder, UsageError } from "../../lib/cli/evaluate-order.ts";
import { writeSet } from "./written-set.ts";

const root = new URL("../..", import.meta.url).pathname;
const dataDir = mkdtempSync(join(tmpdir(), "evaluated-"));
afterAll(() => {
  rmSync(dataDir, { recursive: true });
});

async function evaluate(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const env = { ...process.env, DATA_DIR: dataDir };
  const command = ["--import", "tsx", "lib/cli/evaluate.ts", ...args];
  try {
    return { code: 0, ...(await promisify(execFile)(process.execPath, command, { cwd: root, env })) };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, stdout, stderr };
  }
}

const article = {
  id: "a1",
  title: "Mill burns",
  author: null,
  source: "The Lamp",
  published_at: "2022/06/01",
  url: null,
};
const question = {
  id: "q1",
  question: "What burned in Ashford?",
  answers: ["mill"],
  gold_article_ids: ["a1"],
  answer_string_in: ["a1"],
};

describe("npm run evaluate", () => {
  it("refuses no set, an unknown set, no folder, an unknown option and a bad limit", () => {
    const order = (...args: string[]) => readEvaluateOrder(args);
    expect(() => order()).toThrow("Name one set.");
    expect(() => order("toString", "--data", ".")).toThrow("There is no set called toString.");
    expect(() => order("squad2")).toThrow("--data FOLDER");
    expect(() => order("squad2", "--dta", ".")).toThrow(UsageError);
    expect(() => order("squad2", "--data", ".", "--limit", "many")).toThrow("--limit wants a whole number");
    expect(order("questions", "--limit", "3")).toMatchObject({ data: "tests/evaluation", limit: 3 });
  });

  it("exits 2 naming file and line of a record that breaks the schema", async () => {
    const folder = writeSet({ articles: [{ ...article, body: "…" }], questions: [question, { id: "q2" }] });
    const { code, stdout, stderr } = await evaluate("realtimeqa", "--data", folder, "--keyword-only");
    expect(code).toBe(2);
    expect(stderr).toMatch(/questions\.jsonl:2 breaks the schema at "question"/u);
    expect(stdout).toBe("");
  });

  it("asks the product itself, prints the figures and writes them as the README names them", async () => {
    const body = "A fire destroyed the old mill in Ashford on Tuesday. The mayor said nobody was hurt.";
    const folder = writeSet({ articles: [{ ...article, body }], questions: [question] });
    const json = join(dataDir, "figures.json");
    const { code, stdout, stderr } = await evaluate(
      "realtimeqa",
      "--data",
      folder,
      "--keyword-only",
      "--json",
      json,
    );
    expect(stderr).toBe("");
    expect(code).toBe(0);
    expect(stdout).toContain("hit1");
    const report: unknown = JSON.parse(readFileSync(json, "utf8"));
    expect(report).toMatchObject({ set: "realtimeqa", data: folder, n: 1, engine: { embeddings: "none" } });
    expect(report).toHaveProperty("metrics.hit1", 1);
    expect(Object.keys((report as { metrics: object }).metrics)).toEqual([
      "hit1",
      "hit10",
      "mrr10",
      "answerInFirst",
      "answerInThree",
      "shortExact",
      "shortF1",
    ]);
  });
});
