import type { IncomingMessage, ServerResponse } from "node:http";
import type { Answer } from "../domain/answer.ts";
import { describeFailure } from "../http/api-error.ts";
import { parseAskRequest } from "../http/ask-request.ts";
import { readJsonMessage } from "../http/read-json-body.ts";
import { readRequestPath } from "./request-path.ts";
import { shared } from "./shared-assistant.ts";

type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/**
 * The same handler, but a question put to `POST /api/ask` is answered without it: Next's way in and out takes several times
 * as long as giving an answer that is remembered.
 */
export function answerAsks(handle: Handle): Handle {
  return async (request, response) => {
    if (request.method !== "POST" || readRequestPath(request.url) !== "/api/ask")
      return handle(request, response);
    const left = new AbortController();
    response.once("close", () => {
      if (!response.writableFinished) left.abort();
    });
    const { status, body, headers } = await answerAsk(request, left.signal);
    if (!left.signal.aborted) respond(response, status, body, headers);
  };
}

/** The answer to what a `POST /api/ask` holds, however it is read. @throws what reading, the limits and the assistant throw. */
export async function askShared(
  readBody: (limitBytes: number) => Promise<unknown>,
  signal: AbortSignal,
): Promise<Answer> {
  const { limits, openAssistant } = shared();
  const asked = parseAskRequest(await readBody(limits.bodyBytes), limits);
  const assistant = await openAssistant();
  return assistant.ask(asked, { signal });
}

type Told = Readonly<{ status: number; body: unknown; headers: Readonly<Record<string, string>> }>;

async function answerAsk(request: IncomingMessage, signal: AbortSignal): Promise<Told> {
  try {
    const body = await askShared((limitBytes) => readJsonMessage(request, limitBytes), signal);
    return { status: 200, body, headers: {} };
  } catch (failure) {
    const told = describeFailure(failure);
    if (told.code === "failed" && !signal.aborted) console.error(failure);
    return told;
  }
}

function respond(response: ServerResponse, status: number, body: unknown, headers: Told["headers"]): void {
  const bytes = Buffer.from(JSON.stringify(body));
  response
    .writeHead(status, {
      "content-type": "application/json",
      "cache-control": "no-store",
      "content-length": bytes.length,
      ...headers,
    })
    .end(bytes);
}
