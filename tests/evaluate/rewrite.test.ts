import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { corpusBleu, tokenize13a } from "../../lib/evaluate/corpus-bleu.ts";
import { bringsBack, missingTerms } from "../../lib/evaluate/restored-words.ts";
import { evaluateRewrite } from "../../lib/evaluate/rewrite.ts";

describe("corpusBleu", () => {
  it("is 1 for a text and itself, whatever the letter case, and 0 without a run of four in common", () => {
    const reference = "What did the minister say on Sunday?";
    expect(corpusBleu([{ candidate: reference.toUpperCase(), reference }])).toBeCloseTo(1);
    expect(corpusBleu([{ candidate: "Did a minister say so?", reference }])).toBe(0);
  });

  it("gives what sacreBLEU gives", () => {
    // 6 of 6, 5 of 5, 4 of 4, 3 of 3 runs, 6 tokens for 8: the brevity penalty exp(1 - 8/6) alone.
    const pairs = [{ candidate: "the cat sat on the mat", reference: "the cat sat on the mat all day" }];
    expect(corpusBleu(pairs)).toBeCloseTo(Math.exp(1 - 8 / 6));
  });

  it("counts a repeated run as often as the reference holds it", () => {
    // 2 of 7 single tokens, and nothing longer.
    expect(corpusBleu([{ candidate: "the the the the the the the", reference: "the cat on the mat" }])).toBe(
      0,
    );
  });

  it("parts marks from words but not the digits of a number", () => {
    expect(tokenize13a("He said: 3,500 men (or 3.5%)?")).toEqual([
      "he",
      "said",
      ":",
      "3,500",
      "men",
      "(",
      "or",
      "3.5",
      "%",
      ")",
      "?",
    ]);
  });
});

describe("missingTerms", () => {
  const history = ["Ivar Lund", "When did Lund sail?", "He sailed the brig in May."];

  it("are the names that the question lacks and the history holds", () => {
    const question = "What did he say of the brig?";
    expect(missingTerms({ history, question, rewrite: "What did Ivar Lund say of the brig?" })).toEqual([
      "ivar",
      "lund",
    ]);
  });

  it("are the content words when no name is missing, and none when nothing is", () => {
    expect(missingTerms({ history, question: "Was it fast?", rewrite: "Was the brig fast?" })).toEqual([
      "brig",
    ]);
    expect(missingTerms({ history, question: "Was it fast?", rewrite: "Was the yacht fast?" })).toEqual([]);
  });

  it("count as brought back when half of them stand in the rewrite", () => {
    expect(bringsBack(["ivar", "lund"], "What did Lund say?")).toBe(true);
    expect(bringsBack(["ivar", "lund", "brig"], "What did Lund say?")).toBe(false);
  });
});

describe("evaluateRewrite", () => {
  let folder = "";
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "rewrite-"));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const canard = {
    title: "Ivar Lund",
    section: "Voyages",
    history: ["When did he sail?", "In May."],
    question: "Where did he go after the storm?",
    rewrite: "Where did Ivar Lund go after the storm?",
  };

  it("scores the rewrite beside the copied question, and leaves out the set that is not there", async () => {
    await writeFile(join(folder, "canard.jsonl"), JSON.stringify(canard));
    const { n, metrics } = await evaluateRewrite(folder, {});
    expect(n).toBe(1);
    expect(metrics["canardBleu"]).toBeCloseTo(1);
    expect(metrics["canardCopyBleu"]).toBeLessThan(0.8);
    expect(metrics["entityRestored"]).toBe(1);
    expect(Object.keys(metrics)).not.toContain("mtragBleu");
  });

  it("stops at the limit and tells its progress", async () => {
    await writeFile(join(folder, "canard.jsonl"), `${JSON.stringify(canard)}\n`.repeat(3));
    const done: number[] = [];
    const { n } = await evaluateRewrite(folder, { limit: 2, onProgress: (count) => done.push(count) });
    expect(n).toBe(2);
    expect(done).toEqual([1, 2]);
  });

  it("names the file and line of a bad record", async () => {
    await writeFile(join(folder, "mtrag.jsonl"), '{"question": 4}');
    await expect(evaluateRewrite(folder, {})).rejects.toThrow(/mtrag\.jsonl:1/u);
  });
});
