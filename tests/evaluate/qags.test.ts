import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { balancedOf, evaluateQags, joinTokens } from "../../lib/evaluate/qags.ts";

const ARTICLE = "Anna Brenk said the harbour was closed on Monday. 40 ships waited outside Ostrel.";
const item = (dataset: string, sentences: readonly (readonly [string, string])[]): string =>
  JSON.stringify({
    id: `i-${dataset}`,
    dataset,
    article: ARTICLE,
    sentences: sentences.map(([text, label]) => ({ text, yes: 2, no: 1, label })),
    score: 0.5,
  });

function folderOf(lines: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), "qags-"));
  writeFileSync(join(folder, "items.jsonl"), lines.join("\n"));
  return folder;
}

describe("evaluateQags", () => {
  it("gives each half its balanced accuracy over sentences", async () => {
    const folder = folderOf([
      item("cnndm", [
        ["40 ships waited outside Ostrel.", "yes"],
        ["50 ships waited outside Ostrel.", "no"],
      ]),
      item("xsum", [
        ["40 ships waited outside Ostrel.", "yes"],
        ["40 ships waited outside Ostrel.", "no"],
      ]),
    ]);
    expect(await evaluateQags(folder)).toEqual({ n: 4, metrics: { cnndmBalanced: 1, xsumBalanced: 0.5 } });
  });

  it("leaves out a half that lacks one of the labels", async () => {
    const folder = folderOf([item("xsum", [["40 ships waited outside Ostrel.", "yes"]])]);
    expect(await evaluateQags(folder)).toEqual({ n: 1, metrics: {} });
  });

  it("tells an operator which line is wrong", async () => {
    await expect(evaluateQags(folderOf(["{}"]))).rejects.toThrow(/items\.jsonl:1/u);
  });

  it("joins what the set's tokeniser cut apart, and nothing else", () => {
    expect(joinTokens("56, 000 dogs, 2. 4 miles, a 21 - year - old. 3 men - and 4 women")).toBe(
      "56,000 dogs, 2.4 miles, a 21-year-old. 3 men-and 4 women",
    );
  });

  it("counts both kinds alike, however many there are", () => {
    const one = (supported: boolean, passed: boolean) => ({ dataset: "xsum" as const, supported, passed });
    expect(
      balancedOf([one(true, true), one(true, true), one(true, false), one(false, true)], "xsum"),
    ).toEqual({ xsumBalanced: 1 / 3 });
  });
});
