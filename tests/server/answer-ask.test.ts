import { request as send } from "node:http";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Assistant } from "../../lib/assistant.ts";
import { answerSchema } from "../../lib/http/answer-schema.ts";
import { answerAsks } from "../../lib/server/answer-ask.ts";
import { readSettings } from "../../lib/settings.ts";
import { shareAssistant } from "../fixtures/share-assistant.ts";
import { inventAssistant } from "../fixtures/invented-assistant.ts";
import { closeRooms, host, serveRoom } from "./serve-room.ts";

const settings = readSettings({});
const handle = vi.fn(async (_request: unknown, response: { end: (said: string) => unknown }) => {
  response.end("the page");
});

async function open(assistant: Assistant = inventAssistant()): Promise<string> {
  shareAssistant(assistant, settings);
  const port = await serveRoom(answerAsks(handle), { env: { QUESTION_BURST: "100" } });
  return `http://${host}:${String(port)}`;
}

const post = (url: string, body: string, type = "application/json"): Promise<Response> =>
  fetch(`${url}/api/ask`, { method: "POST", headers: { "content-type": type }, body });
const ask = (url: string, question: string) => post(url, JSON.stringify({ question }));

beforeEach(() => void handle.mockClear());
afterEach(closeRooms);

describe("POST /api/ask on the server itself", () => {
  it("gives an Answer that no cache keeps, and leaves the page alone", async () => {
    const response = await ask(await open(), "How many on the march?");
    expect(response.status).toBe(200);
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(response.headers.get("content-type")).toMatch(/^application\/json/u);
    expect(answerSchema.parse(await response.json()).kind).toBe("answered");
    expect(handle).not.toHaveBeenCalled();
  });

  it("says what is wrong with a request in the words of the API", async () => {
    const url = await open();
    const codes = await Promise.all(
      [
        post(url, "{"),
        post(url, "{}"),
        post(url, '{"question":" "}'),
        post(url, "question=1", "text/plain"),
        post(url, JSON.stringify({ question: "?".repeat(100_000) })),
      ].map(async (answering) => {
        const response = await answering;
        const { error } = (await response.json()) as { error: { code: string } };
        return [response.status, error.code];
      }),
    );
    expect(codes).toEqual([
      [400, "bad_json"],
      [400, "bad_request"],
      [400, "question_empty"],
      [415, "not_json"],
      [413, "body_too_large"],
    ]);
  });

  it("hides what broke from the client and tells the log", async () => {
    const log = vi.spyOn(console, "error").mockImplementation(() => undefined);
    const response = await ask(await open(), "fail");
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain("invented machinery");
    expect(log).toHaveBeenCalledOnce();
    log.mockRestore();
  });

  it("stops answering when whoever asked has left", async () => {
    const invented = inventAssistant();
    const stopped = new Promise<void>((resolve) => {
      const waiting: Assistant = {
        ...invented,
        ask: (_request, { signal } = {}) =>
          new Promise((_answer, reject) => {
            signal?.addEventListener("abort", () => {
              resolve();
              reject(signal.reason as Error);
            });
            leave();
          }),
      };
      let leave = (): void => undefined;
      void open(waiting).then((url) => {
        const headers = { "content-type": "application/json" };
        const asking = send(`${url}/api/ask`, { method: "POST", headers });
        leave = () => asking.destroy();
        asking.on("error", () => undefined).end(JSON.stringify({ question: "Who is there?" }));
      });
    });
    await stopped;
  });

  it("leaves every other way and address to the page", async () => {
    const url = await open();
    expect(await (await fetch(`${url}/api/ask`)).text()).toBe("the page");
    expect(await (await fetch(`${url}/`)).text()).toBe("the page");
    expect(handle).toHaveBeenCalledTimes(2);
  });
});
