import type { IncomingMessage } from "node:http";
import { ApiError } from "./api-error.ts";

/**
 * The JSON of a request's body, still `unknown`. Reading stops at the first chunk past `limitBytes`.
 * @throws {ApiError} `not_json`, `body_too_large` or `bad_json`.
 */
export async function readJsonBody(request: Request, limitBytes: number): Promise<unknown> {
  refuseOtherTypes(request.headers.get("content-type"));
  const bytes = await readCapped(request, limitBytes);
  return parseJson(bytes);
}

/** The same of a message as Node's server has it. @throws as `readJsonBody` does, and when the client leaves. */
export async function readJsonMessage(message: IncomingMessage, limitBytes: number): Promise<unknown> {
  refuseOtherTypes(message.headers["content-type"] ?? null);
  refuseLonger(Number(message.headers["content-length"] ?? 0), limitBytes);
  const chunks: Uint8Array[] = [];
  let length = 0;
  // The connection is still needed to say what was wrong.
  const incoming: AsyncIterable<Uint8Array> = message.iterator({ destroyOnReturn: false });
  for await (const chunk of incoming) {
    length += chunk.byteLength;
    refuseLonger(length, limitBytes);
    chunks.push(chunk);
  }
  return parseJson(joinChunks(chunks, length));
}

function refuseLonger(bytes: number, limitBytes: number): void {
  if (bytes > limitBytes) throw bodyTooLarge(limitBytes);
}

function refuseOtherTypes(contentType: string | null): void {
  if (/^application\/json\s*(?:;|$)/iu.test(contentType?.trim() ?? "")) return;
  throw new ApiError("not_json", "The request's body has to be JSON.", {
    hint: "Send the header content-type: application/json",
  });
}

async function readCapped(request: Request, limitBytes: number): Promise<Uint8Array> {
  refuseLonger(Number(request.headers.get("content-length") ?? 0), limitBytes);
  const reader = request.body?.getReader();
  if (!reader) return new Uint8Array();

  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return joinChunks(chunks, length);
    length += value.byteLength;
    if (length > limitBytes) {
      await reader.cancel();
      throw bodyTooLarge(limitBytes);
    }
    chunks.push(value);
  }
}

/** What is said of a body that is too large; the connection is not used again. */
export function bodyTooLarge(limitBytes: number): ApiError {
  return new ApiError("body_too_large", `The request's body may hold up to ${String(limitBytes)} bytes.`, {
    headers: { connection: "close" },
  });
}

function joinChunks(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const joined = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    joined.set(chunk, at);
    at += chunk.byteLength;
  }
  return joined;
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new ApiError("bad_json", "The request's body is not JSON.", { cause });
  }
}
