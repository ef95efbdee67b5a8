import { createServer } from "node:net";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { ModelLimits } from "../../lib/chat-models/chat-model.ts";
import { ModelFault, type ModelFaultKind } from "../../lib/chat-models/model-fault.ts";
import { openChatModel } from "../../lib/chat-models/open-chat-model.ts";
import { EMPTY_LEDGER } from "../../lib/write/label-ledger.ts";
import { writeAnswer } from "../../lib/write/write-statements.ts";
import { makeEvidence } from "../write/make-article.ts";
import { openScriptedServer, type Script, type ScriptedServer } from "./scripted-server.ts";

const LIMITS: ModelLimits = { firstTokenMs: 1500, gapMs: 400, answerMs: 5000, answerBytes: 2000 };
const PROMPT = { instructions: "Answer.", message: '{"question":"?"}' };
const PROVIDERS = ["openai", "ollama"] as const;
const SENTENCE = ["40 ships ", "waited outside", " Ostrel. [P1]"];

let server: ScriptedServer | undefined;
beforeEach(() => {
  vi.stubEnv("OPENAI_API_KEY", "sk-secret");
  for (const method of ["error", "warn", "log"] as const)
    vi.spyOn(console, method).mockReturnValue(undefined);
});
afterEach(async () => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  await server?.close();
  server = undefined;
});

async function connect(provider: (typeof PROVIDERS)[number], scripts: readonly Script[]) {
  server = await openScriptedServer(scripts);
  const baseUrl = provider === "openai" ? `${server.url}/v1` : server.url;
  return {
    server,
    model: openChatModel({ provider, model: "m" }, { baseUrl, limits: LIMITS, retryAfterMs: 20 }),
  };
}

/** What came, and the fault it ended with. */
async function listen(stream: AsyncIterable<string>): Promise<{ text: string; fault: ModelFault | null }> {
  let text = "";
  try {
    for await (const piece of stream) text += piece;
    return { text, fault: null };
  } catch (error) {
    if (!(error instanceof ModelFault)) throw error;
    return { text, fault: error };
  }
}

describe.each(PROVIDERS)("%s through LangChain's client", (provider) => {
  it("reads the whole prose, however the wire is cut", async () => {
    for (const pieceBytes of [1, 7, 64]) {
      const { model, server: own } = await connect(provider, [
        { words: ["Gr", "üße ", "😀", " aus Ostrel."], pieceBytes },
      ]);
      expect(await listen(model.write(PROMPT))).toEqual({ text: "Grüße 😀 aus Ostrel.", fault: null });
      await own.close();
    }
  });

  it.each<[string, Script, ModelFaultKind]>([
    ["401", { status: 401 }, "auth"],
    ["404", { status: 404 }, "not-found"],
    ["429", { status: 429 }, "rate-limited"],
    ["500", { status: 500 }, "server"],
    ["silence", { silent: true }, "stalled"],
    ["a stall after some words", { words: SENTENCE, ending: "hang" }, "stalled"],
    ["a connection cut after some words", { words: SENTENCE, ending: "destroy" }, "dropped"],
    ["a stream without its end", { words: SENTENCE, ending: "close" }, "dropped"],
    ["an error inside a 200", { words: SENTENCE, ending: "error" }, "server"],
    ["a malformed stream", { words: SENTENCE, ending: "malformed" }, "malformed"],
    ["an endless stream", { words: SENTENCE, ending: "endless" }, "too-long"],
    ["an empty answer", { words: [] }, "empty"],
    ["white space only", { words: [" ", "\n"] }, "empty"],
  ])("names the fault of %s, never the key", async (_, script, kind) => {
    const { model } = await connect(provider, [script]);
    const startedAt = performance.now();
    const { text, fault } = await listen(model.write(PROMPT));
    // Ollama's client passes over a line that is no JSON; what is left is a stream without its end.
    expect(fault?.kind).toBe(provider === "ollama" && kind === "malformed" ? "dropped" : kind);
    expect(fault?.message).not.toContain("sk-secret");
    expect(performance.now() - startedAt).toBeLessThan(LIMITS.answerMs);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(LIMITS.answerBytes);
  });

  it("asks once more after a 500 and a 429, and no more than once", async () => {
    const mended = await connect(provider, [{ status: 500 }, { words: ["40 ships."] }]);
    expect((await listen(mended.model.write(PROMPT))).text).toBe("40 ships.");
    await mended.server.close();
    const broken = await connect(provider, [{ status: 429 }]);
    await listen(broken.model.write(PROMPT));
    expect(broken.server.requests).toHaveLength(2);
  });

  it("closes the connection within a second when the reader leaves", { retry: 2 }, async () => {
    const { model, server: own } = await connect(provider, [{ words: SENTENCE, ending: "hang" }]);
    const reader = new AbortController();
    const heard = listen(model.write(PROMPT, reader.signal));
    setTimeout(() => reader.abort(), 100);
    expect((await heard).fault?.kind).toBe("aborted");
    await vi.waitFor(() => expect(own.left()).toBe(1), { timeout: 1000 });
  });

  it("keeps the proven part of an answer that breaks off", async () => {
    const { model } = await connect(provider, [
      { words: [...SENTENCE, " 12 flights la"], ending: "destroy" },
    ]);
    const evidence = [makeEvidence("harbour", "40 ships waited outside Ostrel. 12 flights landed.")];
    const { statements, fault } = await writeAnswer({ question: "?", evidence, model, labels: EMPTY_LEDGER });
    expect(statements.map(({ text }) => text)).toEqual(["40 ships waited outside Ostrel."]);
    expect(fault?.kind).toBe("dropped");
  });

  it("makes no statement of markers alone", async () => {
    const { model } = await connect(provider, [{ words: ["[P1]", " [P1][P1]\n", "[P1]"] }]);
    const evidence = [makeEvidence("harbour", "40 ships waited outside Ostrel.")];
    const { statements } = await writeAnswer({ question: "?", evidence, model, labels: EMPTY_LEDGER });
    expect(statements).toEqual([]);
  });

  it("sends article text as it is, with no template filled in", async () => {
    const { model, server: own } = await connect(provider, [{ words: ["NONE"] }]);
    const evidence = [makeEvidence("braces", "The {question} of {{input}} stood open.")];
    await writeAnswer({ question: "What stood open?", evidence, model, labels: EMPTY_LEDGER });
    expect(own.requests[0]).toContain("The {question} of {{input}} stood open.");
  });
});

describe("openChatModel", () => {
  it("names a provider that cannot be reached", async () => {
    const closed = await openScriptedServer([]);
    await closed.close();
    for (const provider of PROVIDERS) {
      const model = openChatModel(
        { provider, model: "m" },
        { baseUrl: `${closed.url}/v1`, limits: LIMITS, retryAfterMs: 20 },
      );
      expect((await listen(model.write(PROMPT))).fault?.kind, provider).toBe("refused");
    }
  });

  it("names a connection that is no TLS", async () => {
    const plain = createServer((socket) => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n")).listen(
      0,
      "127.0.0.1",
    );
    await new Promise((resolve) => plain.once("listening", resolve));
    const address = plain.address();
    const port = typeof address === "object" && address ? address.port : 0;
    for (const provider of PROVIDERS) {
      const model = openChatModel(
        { provider, model: "m" },
        { baseUrl: `https://127.0.0.1:${port}`, limits: LIMITS, retryAfterMs: 20 },
      );
      expect((await listen(model.write(PROMPT))).fault?.kind, provider).toBe("tls");
    }
    plain.close();
  });

  it("names a missing key before any request", async () => {
    vi.stubEnv("OPENAI_API_KEY", undefined);
    vi.stubEnv("ANTHROPIC_API_KEY", undefined);
    for (const provider of ["openai", "anthropic"] as const) {
      const { fault } = await listen(
        openChatModel({ provider, model: "m" }, { limits: LIMITS }).write(PROMPT),
      );
      expect(fault?.kind, provider).toBe("auth");
    }
  });
});
