import { describe, expect, it, vi } from "vitest";
import { captureConsole } from "../../lib/server/capture-console.ts";
import { openLog } from "../../lib/server/log.ts";
import { openMetrics } from "../../lib/server/metrics.ts";
import { observeAssistant } from "../../lib/server/observe-assistant.ts";
import { reportVisit } from "../../lib/server/report-visit.ts";
import { readRequestPath } from "../../lib/server/request-path.ts";
import { PAGES, routeName } from "../../lib/server/route-name.ts";
import { noting, openNotes } from "../../lib/server/visit-notes.ts";
import { API_PATHS } from "../../lib/http/openapi.ts";
import { existsSync, readdirSync } from "node:fs";
import { inventAssistant } from "../fixtures/invented-assistant.ts";
import { ModelFault } from "../../lib/chat-models/model-fault.ts";

function listen(secrets: readonly string[] = []) {
  const lines: string[] = [];
  const log = openLog({ level: "debug" }, { secrets, target: { write: (line) => lines.push(line) } });
  return { log, events: () => lines.map((line) => JSON.parse(line)), text: () => lines.join("") };
}

const request = { question: "How many on the march?", history: [], filters: {}, mode: "extract" } as const;
const metricsOf = () => openMetrics({ openStreams: () => 2, archive: () => Promise.resolve(undefined) });

describe("the log", () => {
  it("writes a JSON line an event, with its time and level in words", () => {
    const { log, events } = listen();
    log.info({ route: "/" }, "answered");
    expect(events()[0]).toMatchObject({ level: "info", route: "/", msg: "answered" });
    expect(events()[0].time).toMatch(/^\d{4}-\d\d-\d\dT/u);
  });

  it("tells of a failure its words and causes, and nothing that hangs on it", () => {
    const { log, events, text } = listen();
    const refused = Object.assign(new Error("401"), { headers: { authorization: "Bearer sk-live" } });
    log.error({ failure: new Error("The model refused", { cause: refused }) }, "failed");
    expect(events()[0].failure).toMatchObject({ message: "The model refused", cause: { message: "401" } });
    expect(text()).not.toContain("sk-live");
  });

  it("blots out keys and passwords wherever they stand", () => {
    const { log, text } = listen(['pa"ss\\word', "sk-live-1234"]);
    log.error({ failure: new Error('Wrong key sk-live-1234 for pa"ss\\word') }, 'said pa"ss\\word');
    expect(text()).not.toMatch(/sk-live|ss\\\\word/u);
    expect(() => JSON.parse(text())).not.toThrow();
  });

  it("takes over what others print, so that every line can be parsed", () => {
    const { log, events } = listen();
    const giveBack = captureConsole(log);
    console.error("could not", new Error("broken"));
    console.warn({ headers: { authorization: "Bearer sk-live" } });
    giveBack();
    expect(events()).toMatchObject([
      { level: "error", msg: "could not", failure: { message: "broken" } },
      { level: "warn", msg: "warned" },
    ]);
  });
});

describe("what is told of a visit", () => {
  const visitOf = (path: string, status = 200) => ({
    notes: openNotes(),
    method: "GET",
    path: readRequestPath(path),
    status,
    tookMs: 12.4,
    left: false,
  });

  it("is its route and end; never its query, so no words of a question", () => {
    const { log, events, text } = listen();
    const metrics = metricsOf();
    reportVisit(visitOf("/api/search?q=secret+words"), { log, metrics });
    reportVisit(visitOf("/api/articles/some-article"), { log, metrics });
    reportVisit(visitOf("/wp-admin/secret"), { log, metrics });
    expect(events().map(({ route }) => route)).toEqual(["/api/search", "/api/articles/{id}", "other"]);
    expect(events()[0]).toMatchObject({ method: "GET", status: 200, ms: 12, left: false });
    expect(text()).not.toMatch(/secret|some-article/u);
  });

  it("knows every page and every route there is", () => {
    const root = new URL("../../app", import.meta.url).pathname;
    for (const page of PAGES) expect(existsSync(`${root}${page}/page.tsx`)).toBe(true);
    const found = readdirSync(root, { recursive: true, encoding: "utf8" })
      .filter((file) => /(?:^|\/)(?:page\.tsx|route\.ts)$/u.test(file) && !file.includes("[..."))
      .map(
        (file) =>
          `/${file}`.replace(/\/(?:page\.tsx|route\.ts)$/u, "").replaceAll(/\[(\w+)\]/gu, "{$1}") || "/",
      );
    const named = found.map((path) => routeName(path.replace("{id}", "x"), API_PATHS));
    expect(named).toEqual(found);
  });

  it("says what kind of answer it was, and the question's words only when asked to", async () => {
    const metrics = metricsOf();
    for (const notesQuestions of [false, true]) {
      const assistant = observeAssistant(inventAssistant(), { metrics, notesQuestions });
      const visit = visitOf("/api/ask");
      await noting(visit.notes, () => assistant.ask(request));
      const { log, events } = listen();
      reportVisit(visit, { log, metrics });
      expect(events()[0].answer).toBe("answered");
      expect(events()[0].question).toBe(notesQuestions ? request.question : undefined);
    }
  });
});

describe("the metrics", () => {
  it("count requests, answers, refusals and faults, and read the archive when they are asked for", async () => {
    const info = { ...(await inventAssistant().archive()).info, passages: 7 };
    const metrics = openMetrics({ openStreams: () => 2, archive: () => Promise.resolve(info) });
    metrics.countVisit({ method: "POST", route: "/api/ask", status: 200, seconds: 0.2 });
    metrics.countRefusal("too_many_questions");
    const faulty = {
      ...inventAssistant(),
      ask: async () => {
        const answer = await inventAssistant().ask(request);
        return { ...answer, notes: [new ModelFault("stalled").message] };
      },
    };
    await observeAssistant(faulty, { metrics, notesQuestions: false }).ask(request);
    const { contentType, text } = await metrics.read();
    expect(contentType).toContain("version=0.0.4");
    for (const line of [
      'on_the_record_http_requests_total{method="POST",route="/api/ask",status="200"} 1',
      'on_the_record_refusals_total{code="too_many_questions"} 1',
      'on_the_record_answers_total{kind="answered"} 1',
      'on_the_record_model_faults_total{kind="stalled"} 1',
      "on_the_record_streams_open 2",
      "on_the_record_archive_ready 1",
      'on_the_record_archive_generation{generation="invented",embeddings="none"} 1',
      "on_the_record_archive_passages 7",
    ])
      expect(text).toContain(`\n${line}\n`);
    expect(text).toMatch(/nodejs_eventloop_lag_seconds \d/u);
    expect(text).toMatch(/process_resident_memory_bytes \d/u);
  });

  it("tell a failure from a reader who left", async () => {
    const metrics = { countAnswer: vi.fn(), countModelFault: vi.fn() };
    const assistant = observeAssistant(inventAssistant(), { metrics, notesQuestions: false });
    await expect(assistant.ask({ ...request, question: "fail" })).rejects.toThrow();
    const leaving = new AbortController();
    const left = assistant.ask({ ...request, question: "slow march" }, { signal: leaving.signal });
    leaving.abort();
    await expect(left).rejects.toThrow();
    expect(metrics.countAnswer.mock.calls.map(([kind]) => kind)).toEqual(["failed", "left"]);
  });
});

describe("questions that arrive together", () => {
  it("leave room for what else waits between one and the next", async () => {
    const order: string[] = [];
    const metrics = { countAnswer: vi.fn(), countModelFault: vi.fn() };
    const busy = {
      ...inventAssistant(),
      ask: async () => (order.push("answer"), await inventAssistant().ask(request)),
    };
    const assistant = observeAssistant(busy, { metrics, notesQuestions: false });
    const asked = [1, 2, 3].map(() => assistant.ask(request));
    const other = new Promise<void>((resolve) => {
      setImmediate(() => setImmediate(() => resolve(void order.push("refusal"))));
    });
    await Promise.all([...asked, other]);
    expect(order.indexOf("refusal")).toBeLessThan(3);
  });
});
