import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Assistant } from "../../../lib/assistant.ts";
import type { Answer } from "../../../lib/domain/answer.ts";
import { ingestCorpus } from "../../../lib/ingest-corpus.ts";
import { openAssistant } from "../../../lib/open-assistant.ts";
import { readSettings, type Settings } from "../../../lib/settings.ts";
import { type StartedPostgres, startPostgres } from "./start-postgres.ts";

const SLOW_MS = 600_000;
/** Every question with SOAK=1; otherwise as many as an everyday run has time for. */
const STEP = process.env["SOAK"] === "1" ? 1 : 8;

/** As tests/answer/shipped-corpus.test.ts asks them. */
const GOLDEN = [
  'Who said "we will give you weapons"?',
  "how many rifles were handed out to civilians in Kiev",
  "Which cities did Zelenski suggest for the talks?",
  "What did Angela Merkel say about the International Legion?",
  "What did Kuleba invite foreigners to do?",
  "How many foreign volunteers are there?",
  "What does LBC report about Kharkiv?",
];

const QUESTIONS = readFileSync(new URL("../../evaluation/questions.jsonl", import.meta.url), "utf8")
  .split("\n")
  .filter((line) => line !== "")
  .map((line) => (JSON.parse(line) as { question: string }).question)
  .filter((_, at) => at % STEP === 0)
  .concat(GOLDEN);

let dir: string;
let postgres: StartedPostgres;
let embedded: Assistant;
let shared: Assistant;

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), "same-answers-"));
  postgres = await startPostgres();
  const settings = readSettings({ DATA_DIR: dir });
  embedded = await open(settings);
  shared = await open({ ...settings, database: postgres.setting });
}, SLOW_MS);
afterAll(async () => {
  await embedded.close();
  await shared.close();
  await postgres.stop();
  rmSync(dir, { recursive: true, force: true });
});

async function open(settings: Settings): Promise<Assistant> {
  await ingestCorpus(settings);
  return openAssistant(settings);
}

/** All of an answer but the clock and its scores, and the scores: one backend counts in four bytes, the other in eight. */
function comparable(answer: Answer): Readonly<{ told: string; scores: number[] }> {
  const scores: number[] = [];
  const told = JSON.stringify(answer, (key, value: unknown) => {
    if (key === "tookMs" || key === "builtAt") return undefined;
    if (key !== "score" || typeof value !== "number") return value;
    scores.push(value);
    return undefined;
  });
  return { told, scores };
}

function areSame(one: Answer, other: Answer): boolean {
  const [a, b] = [comparable(one), comparable(other)];
  return a.told === b.told && a.scores.every((score, at) => Math.abs(score - (b.scores[at] ?? 0)) < 0.01);
}

describe("the archive in Postgres and the embedded one", () => {
  it("give the same answers, word for word", { timeout: SLOW_MS }, async () => {
    const differing: string[] = [];
    for (const question of QUESTIONS) {
      const request = { question, history: [], filters: {}, mode: "extract" } as const;
      if (!areSame(await embedded.ask(request), await shared.ask(request))) differing.push(question);
    }
    expect(QUESTIONS.length).toBeGreaterThan(30);
    expect(differing).toEqual([]);
  });

  it("find the same passages", async () => {
    for (const words of ["foreign volunteers", "Zelenskyy rifles Kiev", "airborne forces on 27 February"]) {
      const options = { limit: 20, filters: {} };
      const [one, other] = [await embedded.search(words, options), await shared.search(words, options)];
      expect(other.map(({ articleId, span }) => [articleId, span])).toEqual(
        one.map(({ articleId, span }) => [articleId, span]),
      );
    }
  });
});
