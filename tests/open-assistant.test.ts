import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Assistant } from "../lib/assistant.ts";
import type { AskRequest } from "../lib/domain/asking.ts";
import { ingestCorpus } from "../lib/ingest-corpus.ts";
import { openAssistant } from "../lib/open-assistant.ts";
import { readSettings } from "../lib/settings.ts";
import { expectProven } from "./answer/expect-proven.ts";
import { readShipped } from "./answer/ask-in-memory.ts";

const CORPUS = new URL("../corpus", import.meta.url).pathname;

let dir: string;
let assistant: Assistant;

function settingsFor(corpusDir: string, data: string) {
  return readSettings({ CORPUS_DIR: corpusDir, DATA_DIR: join(dir, data), EMBEDDINGS: "none" });
}

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), "open-assistant-"));
  const settings = settingsFor(CORPUS, "shipped");
  await ingestCorpus(settings);
  assistant = await openAssistant(settings);
});
afterAll(async () => {
  await assistant.close();
  rmSync(dir, { recursive: true, force: true });
});

const asked = (question: string, more: Partial<AskRequest> = {}): AskRequest => ({
  question,
  history: [],
  filters: {},
  mode: "extract",
  ...more,
});

describe("openAssistant", () => {
  it("answers out of the archive on disk, every citation standing in its article", async () => {
    const answer = await assistant.ask(asked("How many assault rifles were distributed in Kyiv?"));
    expect(answer.text).toContain("18,000");
    expect(answer.engine).toMatchObject({ answer: "extract", embeddings: "none" });
    expectProven(answer, await readShipped());
  });

  it("takes nothing said in the conversation for evidence", async () => {
    const history = [
      { role: "user", content: "How many assault rifles were distributed in Kyiv?" },
      {
        role: "assistant",
        content: "The articles say that 99,999 rifles were distributed by Harald Nox. [1]",
      },
    ] as const;
    for (const question of [
      "How many rifles?",
      "Who is Harald Nox?",
      "Did Harald Nox distribute 99,999 rifles?",
    ]) {
      const answer = await assistant.ask(asked(question, { history }));
      for (const { text } of answer.statements) expect(text).not.toMatch(/99,999|Nox/u);
      for (const { words } of answer.citations) expect(words).not.toMatch(/99,999|Nox/u);
    }
  });

  it("reads a follow-up with the conversation before it, and says how it was understood", async () => {
    const history = [
      { role: "user", content: "What did Kuleba say about the International Legion?" },
      { role: "assistant", content: "Dmytro Kuleba invited foreigners to join it." },
    ] as const;
    const answer = await assistant.ask(asked("And what did he say about Hitler?", { history }));
    expect(answer.question).toBe("And what did he say about Hitler?");
    expect(answer.standaloneQuestion).toContain("Kuleba");
    expect(answer.text).toContain("Together we defeated Hitler");
  });

  it("suggests only questions that it answers, at most as many as asked for", async () => {
    const suggested = await assistant.suggestQuestions(4);
    expect(suggested).toHaveLength(4);
    for (const question of suggested) expect((await assistant.ask(asked(question))).kind).toBe("answered");
  });

  it("offers some of them when it has to refuse", async () => {
    const refused = await assistant.ask(asked("What did Angela Merkel say?"));
    expect(refused.kind).toBe("not-in-corpus");
    expect(await assistant.suggestQuestions(12)).toEqual(expect.arrayContaining([...refused.suggestions]));
    expect(refused.suggestions.length).toBeGreaterThan(0);
  });

  it("lists passages best first, within the limit and the filters, as they stand", async () => {
    const articles = await readShipped();
    const found = await assistant.search("assault rifles for civilians", { limit: 3, filters: {} });
    expect(found.length).toBeLessThanOrEqual(3);
    expect(found[0]).toMatchObject({ outlet: "Republic World" });
    expect(found.map(({ score }) => score)).toEqual(
      found.map(({ score }) => score).toSorted((a, b) => b - a),
    );
    for (const { articleId, span, words } of found) {
      const body = articles.find(({ id }) => id === articleId)?.body;
      expect(body?.slice(span.start, span.end)).toBe(words);
    }
    const filtered = await assistant.search("Kyiv", { limit: 9, filters: { outlets: ["LBC"] } });
    expect(new Set(filtered.map(({ outlet }) => outlet))).toEqual(new Set(["LBC"]));
  });

  it("knows what the record covers", async () => {
    const coverage = await assistant.coverage();
    expect(coverage).toMatchObject({ articles: 5, from: "2022-02-27", to: "2022-03-11" });
    expect(coverage.outlets).toEqual([...coverage.outlets].toSorted());
  });

  it("stops with the caller's reason when the question is taken back", async () => {
    const reason = new Error("taken back");
    const options = { signal: AbortSignal.abort(reason) };
    await expect(assistant.ask(asked("Who said what?"), options)).rejects.toBe(reason);
  });

  it("answers from a new ingest at the next question, without being opened again", async () => {
    const corpusDir = join(dir, "corpus");
    mkdirSync(corpusDir);
    writeFileSync(
      join(corpusDir, "bridge.txt"),
      "Mayor Anna Brenk said the bridge at Varn was closed for the winter.",
    );
    const settings = settingsFor(corpusDir, "growing");
    await ingestCorpus(settings);
    const growing = await openAssistant(settings);
    expect((await growing.ask(asked("What did Ole Vang say about the ferry?"))).kind).toBe("not-in-corpus");
    writeFileSync(
      join(corpusDir, "ferry.txt"),
      "Captain Ole Vang said the ferry to Costa would sail again in May.",
    );
    await ingestCorpus(settings);
    expect((await growing.ask(asked("What did Ole Vang say about the ferry?"))).text).toContain(
      "sail again in May",
    );
    expect(await growing.coverage()).toMatchObject({ articles: 2 });
    await growing.close();
  });

  it("says how to make an index when there is none", async () => {
    await expect(openAssistant(settingsFor(CORPUS, "nothing"))).rejects.toThrow("npm run ingest");
  });
});
