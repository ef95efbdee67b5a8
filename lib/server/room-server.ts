import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { ApiError, describeFailure } from "../http/api-error.ts";
import type { Guard } from "./guard.ts";
import { contentSecurityPolicy, makeNonce, securityHeaders } from "./security-headers.ts";

export type RoomServerParts = Readonly<{
  /** Next's request handler. */
  handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  guard: Guard;
  /** True when X-Forwarded-Proto comes from a proxy of ours. */
  trustsProxy: boolean;
  dev: boolean;
}>;

/** The HTTP server: headers on every response, the guard before every route, then Next. Not yet listening. */
export function makeRoomServer(parts: RoomServerParts): Server {
  return createServer({ requestTimeout: 30_000, headersTimeout: 15_000 }, (request, response) => {
    void answerVisit(request, response, parts).catch((failure: unknown) => {
      console.error(failure);
      refuse(request, response, describeFailure(failure));
    });
  });
}

async function answerVisit(
  request: IncomingMessage,
  response: ServerResponse,
  { handle, guard, trustsProxy, dev }: RoomServerParts,
): Promise<void> {
  const path = pathOf(request);
  setHeaders(
    response,
    securityHeaders({ secure: trustsProxy && request.headers["x-forwarded-proto"] === "https" }),
  );
  setPolicy(request, response, dev);
  try {
    refuseUnknownMethod(request, path);
    const { method = "GET", headers } = request;
    const admission = guard.admit({ method, path, headers, remoteAddress: request.socket.remoteAddress });
    response.once("close", admission.leave);
    setHeaders(response, admission.headers);
  } catch (failure) {
    refuse(request, response, describeFailure(failure));
    return;
  }
  closeUnreadBodies(request, response);
  await handle(request, response);
}

/** Next puts the nonce of the request's own policy header on every script and style it writes. */
function setPolicy(request: IncomingMessage, response: ServerResponse, dev: boolean): void {
  const policy = contentSecurityPolicy(makeNonce(), { dev });
  request.headers["content-security-policy"] = policy;
  response.setHeader("content-security-policy", policy);
}

/** Pages are only read; the routes under /api/ tell for themselves what they take. */
function refuseUnknownMethod(request: IncomingMessage, path: string): void {
  const reads = request.method === "GET" || request.method === "HEAD";
  if (reads || path.startsWith("/api/")) return;
  throw new ApiError("method_not_allowed", "Pages can only be read.", { headers: { allow: "GET, HEAD" } });
}

/** A response that came before the whole body did ends the connection: the rest is not worth reading. */
function closeUnreadBodies(request: IncomingMessage, response: ServerResponse): void {
  response.once("finish", () => {
    if (!request.complete) setTimeout(() => request.socket.destroy(), UNREAD_BODY_GRACE_MS).unref();
  });
}

/** Time for the client to read the refusal before the connection is cut. */
const UNREAD_BODY_GRACE_MS = 500;

function refuse(request: IncomingMessage, response: ServerResponse, error: ApiError): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const body = JSON.stringify(error.body);
  setHeaders(response, { "content-type": "application/json", "cache-control": "no-store", ...error.headers });
  if (!request.complete) response.setHeader("connection", "close");
  closeUnreadBodies(request, response);
  response
    .writeHead(error.status, { "content-length": Buffer.byteLength(body) })
    .end(request.method === "HEAD" ? "" : body);
}

function setHeaders(response: ServerResponse, headers: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
}

function pathOf(request: IncomingMessage): string {
  return (request.url ?? "/").split("?", 1)[0] ?? "/";
}
