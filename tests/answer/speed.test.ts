import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { openRoom, readShipped } from "./ask-in-memory.ts";

const QUESTIONS = readFileSync(new URL("../evaluation/questions.jsonl", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .map((line) => z.object({ question: z.string() }).parse(JSON.parse(line)).question);

/** Processor time, the least of three tries: what an idle machine would wait. The question's vector adds about 10. */
const BUDGET_MS = 60;

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

describe("a whole answer without a model, on the articles shipped", () => {
  it("takes under 60 ms for 95 in 100 questions", { retry: 2 }, async () => {
    const room = openRoom(await readShipped());
    const asked = QUESTIONS.filter((_, at) => at % 4 === 0);
    for (const question of asked.slice(0, 10)) await room.ask(question);
    const took: number[] = [];
    for (const question of asked) {
      const tries: number[] = [];
      for (let at = 0; at < 3; at++) tries.push(await timeOf(() => room.ask(question)));
      took.push(Math.min(...tries));
    }
    const sorted = took.toSorted((a, b) => a - b);
    expect(sorted[Math.floor(sorted.length * 0.95)]).toBeLessThan(BUDGET_MS);
  });
});
