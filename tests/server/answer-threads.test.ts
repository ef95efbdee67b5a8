import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { afterAll, describe, expect, it, vi } from "vitest";
import type { AnswerEvent, AskRequest } from "../../lib/domain/asking.ts";
import { ingestCorpus } from "../../lib/ingest-corpus.ts";
import { openAssistant } from "../../lib/open-assistant.ts";
import { answerInThreads } from "../../lib/server/answer-threads.ts";
import { readSettings } from "../../lib/settings.ts";
import { inventAssistant } from "../fixtures/invented-assistant.ts";

const request = (question: string): AskRequest => ({ question, history: [], filters: {}, mode: "extract" });

/** A thread that answers by the question itself: "fail", "end" and "wait" do what they say. */
const THREAD = `
  const { parentPort: port } = require("node:worker_threads");
  port.on("message", ({ kind, ask, request, suggestions }) => {
    if (kind === "leave") return port.postMessage({ kind: "event", ask: 0, event: { type: "progress", text: "left " + ask } });
    const { question } = request;
    if (question === "end") process.exit(1);
    if (question === "fail") return port.postMessage({ kind: "failure", ask, name: "ArchiveBusyError", message: "busy" });
    if (question === "wait") return;
    if (question === "what else") return port.postMessage({ kind: "answer", ask, answer: { suggestions } });
    port.postMessage({ kind: "event", ask, event: { type: "progress", text: question } });
    port.postMessage({ kind: "answer", ask, answer: { text: question } });
  });
  port.postMessage({ kind: "ready" });
`;

function openFake() {
  const own = inventAssistant();
  const ask = vi.fn(own.ask);
  const threads: Readonly<{ ready: Promise<unknown> }>[] = [];
  const start = () => {
    const worker = new Worker(THREAD, { eval: true });
    // Listened for from the start: a thread says once that it is ready.
    threads.push({ ready: new Promise((resolve) => worker.once("message", resolve)) });
    return worker;
  };
  const assistant = answerInThreads({ ...own, ask }, { count: 1, start, restartMs: 1 });
  return { assistant, ask, threads };
}

describe("answerInThreads()", () => {
  it("answers in a thread once one is ready, and by itself until then", async () => {
    const { assistant, ask, threads } = openFake();
    await assistant.ask(request("the march"));
    expect(ask).toHaveBeenCalledOnce();
    await threads[0]?.ready;
    const told: AnswerEvent[] = [];
    const answer = await assistant.ask(request("the march"), { onEvent: (event) => told.push(event) });
    expect(answer.text).toBe("the march");
    expect(told).toEqual([{ type: "progress", text: "the march" }]);
    expect(ask).toHaveBeenCalledOnce();
    await assistant.close();
  });

  it("tells once when all its threads are ready", async () => {
    const told: string[] = [];
    const ready = new Promise<void>((resolve) => {
      const assistant = answerInThreads(inventAssistant(), {
        count: 2,
        start: () => new Worker(THREAD, { eval: true }),
        onReady: () => {
          told.push("ready");
          void assistant.close().then(resolve);
        },
      });
    });
    await ready;
    expect(told).toEqual(["ready"]);
  });

  it("keeps the name of a failure, by which it is told to the client", async () => {
    const { assistant, threads } = openFake();
    await threads[0]?.ready;
    await expect(assistant.ask(request("fail"))).rejects.toMatchObject({ name: "ArchiveBusyError" });
    await assistant.close();
  });

  it("lets go of a question whose asker has left", async () => {
    const { assistant, threads } = openFake();
    await threads[0]?.ready;
    const leaving = new AbortController();
    const asking = assistant.ask(request("wait"), { signal: leaving.signal });
    leaving.abort(new Error("left"));
    await expect(asking).rejects.toThrow("left");
    await expect(assistant.ask(request("wait"), { signal: leaving.signal })).rejects.toThrow("left");
    await assistant.close();
  });

  it("fails what a thread took with it, and starts another in its place", async () => {
    const { assistant, ask, threads } = openFake();
    await threads[0]?.ready;
    await expect(assistant.ask(request("end"))).rejects.toThrow("The answering thread ended.");
    await vi.waitFor(() => expect(threads).toHaveLength(2), { timeout: 60_000 });
    await threads[1]?.ready;
    expect((await assistant.ask(request("again"))).text).toBe("again");
    expect(ask).not.toHaveBeenCalled();
    await assistant.close();
  });
});

describe("suggestions", () => {
  it("are tried once a generation for all threads, and handed to them when they are ready", async () => {
    const own = inventAssistant();
    const suggestQuestions = vi.fn(() => Promise.resolve(["Who fled?", "Who marched?"]));
    const worker = new Worker(THREAD, { eval: true });
    const ready = new Promise((resolve) => worker.once("message", resolve));
    const assistant = answerInThreads({ ...own, suggestQuestions }, { count: 1, start: () => worker });
    await ready;
    await vi.waitFor(
      async () =>
        expect((await assistant.ask(request("what else"))).suggestions).toEqual([
          "Who fled?",
          "Who marched?",
        ]),
      { timeout: 60_000 },
    );
    await assistant.ask(request("the march"));
    expect(suggestQuestions).toHaveBeenCalledOnce();
    await assistant.close();
  });
});

describe("a thread of the server's own", () => {
  const dir = mkdtempSync(join(tmpdir(), "answer-threads-"));
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  it("answers as the assistant itself does", { timeout: 60_000 }, async () => {
    const corpus = new URL("../../corpus", import.meta.url).pathname;
    const settings = readSettings({ CORPUS_DIR: corpus, DATA_DIR: join(dir, "data"), EMBEDDINGS: "none" });
    await ingestCorpus(settings);
    const own = await openAssistant(settings);
    const script = new URL("../../lib/server/start-answer-thread.mjs", import.meta.url);
    const worker = new Worker(script, { workerData: settings });
    const assistant = answerInThreads(own, { count: 1, start: () => worker });
    await new Promise((resolve) => worker.once("message", resolve));
    const asked = request("How many assault rifles were distributed in Kyiv?");
    const [theirs, ours] = [await assistant.ask(asked), await own.ask(asked)];
    expect({ ...theirs, tookMs: 0 }).toEqual({ ...ours, tookMs: 0 });
    expect(theirs.text).toContain("18,000");
    await assistant.close();
  });
});
