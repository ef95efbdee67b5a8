import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** How the server behaves on each request, in turn; the last one is repeated. */
export type Script = Readonly<{
  /** Status of the answer; anything but 200 sends `body` as an error. */
  status?: number;
  /** What the model says, chunk by chunk. */
  words?: readonly string[];
  /** After the words: the provider's end, nothing and close, nothing and hang, an error as a chunk, or bytes that are no chunk. */
  ending?: "whole" | "close" | "destroy" | "hang" | "error" | "malformed" | "endless";
  /** Hang before the first byte. */
  silent?: boolean;
  /** Cut the wire in pieces of so many bytes. */
  pieceBytes?: number;
}>;

export type ScriptedServer = Readonly<{
  url: string;
  /** Bodies of the requests so far. */
  requests: readonly string[];
  /** When the last words were written, by `performance.now()`. */
  sentAt: () => number;
  /** Connections that the other side closed before we were done. */
  left: () => number;
  close: () => Promise<void>;
}>;

/** A provider on 127.0.0.1 that speaks OpenAI's chat completion stream (SSE) and Ollama's chat stream (NDJSON). */
export async function openScriptedServer(scripts: readonly Script[]): Promise<ScriptedServer> {
  const requests: string[] = [];
  let left = 0;
  let sentAt = 0;
  const server = createServer((request, response) => {
    response.on("close", () => {
      if (!response.writableFinished) left++;
    });
    readBody(request)
      .then((body) => {
        const script = scripts[Math.min(requests.length, scripts.length - 1)] ?? {};
        requests.push(body);
        const wire = request.url?.includes("/api/chat") ? OLLAMA : OPENAI;
        return perform(script, wire, response, () => (sentAt = performance.now()));
      })
      .catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo; // a server that listens on a port has one
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    sentAt: () => sentAt,
    left: () => left,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

type Wire = Readonly<{
  type: string;
  chunk: (words: string) => string;
  end: string;
  error: string;
  malformed: string;
}>;

const openAiChunk = (delta: object, finish: string | null): string =>
  `data: ${JSON.stringify({ id: "c1", object: "chat.completion.chunk", created: 1, model: "m", choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`;

const OPENAI: Wire = {
  type: "text/event-stream",
  chunk: (content) => openAiChunk({ role: "assistant", content }, null),
  end: `${openAiChunk({}, "stop")}data: [DONE]\n\n`,
  error: `data: ${JSON.stringify({ error: { message: "overloaded sk-secret", type: "server_error", code: 500 } })}\n\n`,
  malformed: "data: {not json\n\n",
};

const ollamaChunk = (content: string, done: object = { done: false }): string =>
  `${JSON.stringify({ model: "m", created_at: "2024-05-10T00:00:00Z", message: { role: "assistant", content }, ...done })}\n`;

const OLLAMA: Wire = {
  type: "application/x-ndjson",
  chunk: (content) => ollamaChunk(content),
  end: ollamaChunk("", { done: true, done_reason: "stop", total_duration: 1, eval_count: 1 }),
  error: `${JSON.stringify({ error: "overloaded sk-secret" })}\n`,
  malformed: "{not json\n",
};

async function perform(
  script: Script,
  wire: Wire,
  response: ServerResponse,
  onSent: () => void,
): Promise<void> {
  const { status = 200, words = [], ending = "whole", silent = false, pieceBytes = Infinity } = script;
  if (silent) return;
  if (status !== 200) {
    response.writeHead(status, { "content-type": "application/json" });
    response.end(JSON.stringify({ error: { message: "no sk-secret", type: "x", code: status } }));
    return;
  }
  response.writeHead(200, { "content-type": wire.type });
  const text = words.map((word) => wire.chunk(word)).join("");
  await sendInPieces(response, text, pieceBytes);
  onSent();
  if (ending === "endless") return sendForever(response, wire);
  if (ending === "hang") return;
  if (ending === "destroy") return void response.destroy();
  const last = { whole: wire.end, close: "", error: wire.error, malformed: wire.malformed }[ending];
  await sendInPieces(response, last, pieceBytes);
  response.end();
}

async function sendInPieces(response: ServerResponse, text: string, pieceBytes: number): Promise<void> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    response.write(bytes.subarray(at, at + pieceBytes));
    await new Promise((resolve) => setImmediate(resolve));
  }
}

async function sendForever(response: ServerResponse, wire: Wire): Promise<void> {
  while (!response.destroyed) {
    response.write(wire.chunk("on and on and on. "));
    await new Promise((resolve) => setImmediate(resolve));
  }
}

async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer); // a request without an encoding gives Buffers
  return Buffer.concat(parts).toString("utf8");
}
