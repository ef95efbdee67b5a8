import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { ApiError, describeFailure } from "../http/api-error.ts";
import { answerSignIn } from "./answer-sign-in.ts";
import { trackSockets } from "./close-gracefully.ts";
import type { Guard } from "./guard.ts";
import { readRequestPath } from "./request-path.ts";
import { contentSecurityPolicy, makeNonce, securityHeaders } from "./security-headers.ts";
import { SIGN_IN, type SiteLock } from "./site-lock.ts";
import { noting, openNotes, type VisitNotes } from "./visit-notes.ts";

/** A request whose response has ended, or whose client has left before it did. */
export type EndedVisit = Readonly<{
  notes: VisitNotes;
  method: string;
  /** Undefined for a path that could be read in two ways. */
  path: string | undefined;
  status: number;
  tookMs: number;
  /** The client left before the response was whole. */
  left: boolean;
}>;

export type RoomServerParts = Readonly<{
  /** Next's request handler. */
  handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  guard: Guard;
  lock: SiteLock;
  /** True when X-Forwarded-Proto comes from a proxy of ours. */
  trustsProxy: boolean;
  dev: boolean;
  onEnd: (visit: EndedVisit) => void;
  /** A failure that nothing else has put into words. */
  onFailure: (failure: unknown) => void;
  timeouts?: Timeouts;
}>;

/** How slowly a client may send, in milliseconds: the whole head, the whole request; and how long it may be silent. */
export type Timeouts = Readonly<{ headMs: number; requestMs: number; silentMs: number; checkMs: number }>;

/** Silence is longer than a model's longest gap, so that no answer under way is cut. */
const TIMEOUTS: Timeouts = { headMs: 15_000, requestMs: 30_000, silentMs: 150_000, checkMs: 5_000 };
/** Sockets open at once; more are closed as they come. */
const CONNECTIONS = 4096;

/** The HTTP server: headers on every response, the guard before every route, then Next. Not yet listening. */
export function makeRoomServer(parts: RoomServerParts): Server {
  const { headMs, requestMs, silentMs, checkMs } = parts.timeouts ?? TIMEOUTS;
  const options = {
    headersTimeout: headMs,
    requestTimeout: requestMs,
    connectionsCheckingInterval: checkMs,
  };
  const server = createServer(options, (request, response) => {
    const notes = openNotes();
    reportEnd(request, response, notes, parts.onEnd);
    noting(notes, () => answerVisit(request, response, parts, notes)).catch((failure: unknown) => {
      parts.onFailure(failure);
      refuse(request, response, describeFailure(failure));
    });
  });
  server.maxConnections = CONNECTIONS;
  // Only the development page speaks another protocol; Next would leave such a socket open.
  if (!parts.dev) server.on("upgrade", (_request, socket) => socket.destroy());
  return trackSockets(server).setTimeout(silentMs);
}

function reportEnd(
  request: IncomingMessage,
  response: ServerResponse,
  notes: VisitNotes,
  onEnd: RoomServerParts["onEnd"],
): void {
  const startedAt = performance.now();
  response.once("close", () => {
    onEnd({
      notes,
      method: request.method ?? "GET",
      path: readRequestPath(request.url),
      status: response.statusCode,
      tookMs: performance.now() - startedAt,
      left: !response.writableFinished,
    });
  });
}

async function answerVisit(
  request: IncomingMessage,
  response: ServerResponse,
  { handle, guard, lock, trustsProxy, dev }: RoomServerParts,
  notes: VisitNotes,
): Promise<void> {
  const secure = trustsProxy && request.headers["x-forwarded-proto"] === "https";
  setHeaders(response, { ...securityHeaders({ secure }), "x-request-id": notes.id });
  const nonce = setPolicy(request, response, dev);
  try {
    const path = plainPath(request);
    refuseUnknownMethod(request, path, lock);
    const { method = "GET", headers } = request;
    const visit = { method, path, headers, remoteAddress: request.socket.remoteAddress, secure };
    const admission = guard.admit(visit);
    response.once("close", admission.leave);
    setHeaders(response, admission.headers);
    if (path === SIGN_IN && lock.isLocked) {
      const caller = { address: guard.addressOf(visit), secure };
      return await answerSignIn(lock, { request, response, caller, nonce });
    }
  } catch (failure) {
    const refusal = describeFailure(failure);
    notes.refused = refusal.code;
    if (refusal.code === "sign_in_required" && wantsPage(request)) return showDoor(request, response);
    refuse(request, response, refusal);
    return;
  }
  closeUnreadBodies(request, response);
  await handle(request, response);
}

/** @throws {ApiError} `not_found` for a path that two readers could read differently. */
function plainPath(request: IncomingMessage): string {
  const path = readRequestPath(request.url);
  if (path === undefined) throw new ApiError("not_found", "There is no such address here.");
  return path;
}

function wantsPage(request: IncomingMessage): boolean {
  const reads = request.method === "GET" || request.method === "HEAD";
  return reads && /\btext\/html\b/u.test(request.headers.accept ?? "");
}

function showDoor(request: IncomingMessage, response: ServerResponse): void {
  const location = `${SIGN_IN}?${new URLSearchParams({ next: request.url ?? "/" }).toString()}`;
  response.writeHead(303, { location, "cache-control": "no-store" }).end();
}

/** Next puts the nonce of the request's own policy header on every script and style it writes. */
function setPolicy(request: IncomingMessage, response: ServerResponse, dev: boolean): string {
  const nonce = makeNonce();
  const policy = contentSecurityPolicy(nonce, { dev });
  request.headers["content-security-policy"] = policy;
  response.setHeader("content-security-policy", policy);
  return nonce;
}

/** Pages are only read; the routes under /api/ tell for themselves what they take. */
function refuseUnknownMethod(request: IncomingMessage, path: string, lock: SiteLock): void {
  const reads = request.method === "GET" || request.method === "HEAD";
  if (reads || path.startsWith("/api/")) return;
  if (path === SIGN_IN && lock.isLocked && request.method === "POST") return;
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
