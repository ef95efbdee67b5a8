import { beforeAll, describe, expect, it, vi } from "vitest";
import * as anyPath from "../../app/api/[...path]/route.ts";
import * as article from "../../app/api/articles/[id]/route.ts";
import * as articles from "../../app/api/articles/route.ts";
import * as askRoute from "../../app/api/ask/route.ts";
import * as chat from "../../app/api/chat/route.ts";
import * as adminIngest from "../../app/api/admin/ingest/route.ts";
import * as metrics from "../../app/api/metrics/route.ts";
import * as health from "../../app/api/health/route.ts";
import * as openapi from "../../app/api/openapi.json/route.ts";
import * as ready from "../../app/api/ready/route.ts";
import * as search from "../../app/api/search/route.ts";
import { NoIndexError } from "../../lib/archive/archive-errors.ts";
import { answerSchema } from "../../lib/http/answer-schema.ts";
import type { RouteContext } from "../../lib/http/json-route.ts";
import { parseStreamEvent } from "../../lib/page/parse-stream-event.ts";
import { readEventStream } from "../../lib/page/read-event-stream.ts";
import { type Operations, share } from "../../lib/server/shared-assistant.ts";
import { readSettings } from "../../lib/settings.ts";
import { inventAssistant } from "../fixtures/invented-assistant.ts";

const settings = readSettings({});
const operations: Operations = {
  readMetrics: () => Promise.resolve({ contentType: "text/plain; version=0.0.4", text: "up 1\n" }),
  ingest: {
    state: () => ({ state: "idle" }),
    start: () => ({ state: "running", startedAt: "2031-06-01T00:00:00.000Z" }),
  },
};
const lend = (openAssistant: Parameters<typeof share>[0]["openAssistant"]): void =>
  share({ openAssistant, limits: settings.limits, settings, lastIngest: undefined, operations });

const nowhere: RouteContext = { params: Promise.resolve(undefined) };
const at = (params: Record<string, string>): RouteContext => ({ params: Promise.resolve(params) });
const get = (path: string): Request => new Request(`http://127.0.0.1${path}`);
const post = (path: string, body: unknown, signal?: AbortSignal): Request =>
  new Request(`http://127.0.0.1${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
    ...(signal ? { signal } : {}),
  });
const question = (text: string): object => ({
  messages: [{ role: "user", parts: [{ type: "text", text }] }],
});

beforeAll(() => lend(() => Promise.resolve(inventAssistant())));

describe("POST /api/ask", () => {
  it("gives an Answer that no cache keeps", async () => {
    const response = await askRoute.POST(post("/api/ask", { question: "How many on the march?" }), nowhere);
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(answerSchema.parse(await response.json()).kind).toBe("answered");
  });

  it("hides what broke from the client and tells the log", async () => {
    const log = vi.spyOn(console, "error").mockImplementation(() => undefined);
    const response = await askRoute.POST(post("/api/ask", { question: "fail" }), nowhere);
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain("invented machinery");
    expect(log).toHaveBeenCalledOnce();
    log.mockRestore();
  });
});

describe("POST /api/chat", () => {
  it("streams what the page reads: the question, statements each with their citations, then the same Answer", async () => {
    const response = await chat.POST(post("/api/chat", question("How many on the march?")), nowhere);
    expect(response.headers.get("x-vercel-ai-ui-message-stream")).toBe("v1");
    expect(response.headers.get("cache-control")).toContain("no-transform");
    const events = [];
    if (response.body)
      for await (const data of readEventStream(response.body)) events.push(parseStreamEvent(data));
    expect(events.map((event) => event?.type)).toEqual([
      "progress",
      "question",
      "statement",
      "statement",
      "answer",
    ]);
    expect(events[2]).toMatchObject({ citations: [{ number: 1 }] });
  });

  it("ends in an error part, in words, when the machinery breaks", async () => {
    const log = vi.spyOn(console, "error").mockImplementation(() => undefined);
    const response = await chat.POST(post("/api/chat", question("fail")), nowhere);
    const wire = await response.text();
    expect(wire).toContain('"type":"error"');
    expect(wire).not.toContain("invented machinery");
    log.mockRestore();
  });

  it("stops the work when the client leaves", async () => {
    const leaving = new AbortController();
    const assistant = inventAssistant();
    const ask = vi.fn(assistant.ask);
    lend(() => Promise.resolve({ ...assistant, ask }));
    const response = await chat.POST(post("/api/chat", question("slow"), leaving.signal), nowhere);
    setTimeout(() => leaving.abort(), 20);
    await response.text();
    await expect(ask.mock.results[0]?.value).rejects.toThrow();
    lend(() => Promise.resolve(assistant));
  });
});

describe("the routes that read", () => {
  it("list articles and give one with its provenance", async () => {
    const listed = await (await articles.GET(get("/api/articles"), nowhere)).json();
    expect(listed.articles).toHaveLength(3);
    const one = await (await article.GET(get("/"), at({ id: "costa-ferries" }))).json();
    expect(one).toMatchObject({
      id: "costa-ferries",
      provenance: { title: "text", outlet: "editor", author: "unknown" },
    });
    expect(one.body).toContain("Nobody told us anything");
  });

  it.each(["nope", "../../etc/passwd", "a/b", "%00", "x".repeat(300)])(
    "know no article called %s",
    async (id) => {
      const response = await article.GET(get("/"), at({ id }));
      expect(response.status).toBe(404);
      expect((await response.json()).error.code).toBe("article_not_found");
    },
  );

  it("find passages", async () => {
    const found = await (await search.GET(get("/api/search?q=march&limit=1"), nowhere)).json();
    expect(found.passages).toHaveLength(1);
  });

  it("say they are alive and ready", async () => {
    expect((await health.GET(get("/"), nowhere)).status).toBe(200);
    expect(await (await ready.GET(get("/"), nowhere)).json()).toMatchObject({ ready: true, degraded: [] });
  });
});

describe("the routes of those who run the server", () => {
  it("give the metrics as Prometheus wants them", async () => {
    const response = await metrics.GET(get("/api/metrics"), nowhere);
    expect(response.headers.get("content-type")).toContain("version=0.0.4");
    expect(await response.text()).toBe("up 1\n");
  });

  it("take an order for an ingest, and say what became of it", async () => {
    const ordered = await adminIngest.POST(post("/api/admin/ingest", {}), nowhere);
    expect([ordered.status, (await ordered.json()).state]).toEqual([202, "running"]);
    expect(await (await adminIngest.GET(get("/"), nowhere)).json()).toEqual({ state: "idle" });
  });
});

describe("every route", () => {
  it("refuses other methods with Allow", async () => {
    const response = await askRoute.DELETE(
      new Request("http://127.0.0.1/api/ask", { method: "DELETE" }),
      nowhere,
    );
    expect([response.status, response.headers.get("allow")]).toEqual([405, "POST"]);
    expect((await search.POST(post("/api/search", {}), nowhere)).headers.get("allow")).toBe("GET, HEAD");
  });

  it("says 404 where there is none", async () => {
    expect((await (await anyPath.GET(get("/api/nothing"), nowhere)).json()).error.code).toBe("not_found");
  });

  it("says no_index, and what to do, while there is nothing to answer from", async () => {
    lend(() => Promise.reject(new NoIndexError("data")));
    const response = await askRoute.POST(post("/api/ask", { question: "Who?" }), nowhere);
    expect(response.status).toBe(503);
    expect((await response.json()).error).toMatchObject({
      code: "no_index",
      hint: expect.stringContaining("npm run ingest"),
    });
    expect((await health.GET(get("/"), nowhere)).status).toBe(200);
    expect((await ready.GET(get("/"), nowhere)).status).toBe(503);
    lend(() => Promise.resolve(inventAssistant()));
  });

  it("is described in the OpenAPI document, with its parameters", async () => {
    const described = await (await openapi.GET(get("/"), nowhere)).json();
    expect(described.paths["/api/admin/ingest"].post.security).toEqual([{ adminToken: [] }]);
    expect(Object.keys(described.paths)).toEqual(
      expect.arrayContaining(["/api/ask", "/api/chat", "/api/articles/{id}"]),
    );
    const parameters = described.paths["/api/search"].get.parameters;
    expect(parameters.find(({ name }: { name: string }) => name === "q").required).toBe(true);
    expect(parameters.find(({ name }: { name: string }) => name === "limit").required).toBe(false);
    const answer = described.paths["/api/ask"].post.responses["200"].content["application/json"].schema;
    expect(answer.properties.citations.items.properties.articleId.type).toBe("string");
    expect(JSON.stringify(described)).not.toContain("$defs");
  });
});
