import type { IncomingHttpHeaders } from "node:http";
import { ApiError } from "../http/api-error.ts";
import { bodyTooLarge } from "../http/read-json-body.ts";
import type { Limits } from "../settings.ts";
import { clientAddress } from "./client-address.ts";
import { OpenStreams } from "./open-streams.ts";
import { isOwnHost, isOwnOrigin } from "./same-site.ts";
import { type SiteLock } from "./site-lock.ts";
import { TokenBuckets } from "./token-buckets.ts";

/** What the guard looks at, of a request. */
export type Visit = Readonly<{
  method: string;
  /** As `readRequestPath` gives it. */
  path: string;
  headers: IncomingHttpHeaders;
  remoteAddress: string | undefined;
  /** The reader came by https. */
  secure: boolean;
}>;

/** Let in, with headers for the response and what to call when it ends. */
export type Admission = Readonly<{ headers: Readonly<Record<string, string>>; leave: () => void }>;

export type Guard = Readonly<{
  /** @throws {ApiError} when the visit is refused; nothing of its body has been read. */
  admit: (visit: Visit) => Admission;
  /** The address the visit is counted under. */
  addressOf: (visit: Pick<Visit, "headers" | "remoteAddress">) => string;
  openStreams: () => number;
}>;

export type GuardSettings = Readonly<{
  host: string;
  proxyHops: number;
  limits: Limits;
  lock: SiteLock;
  /** A clock that never goes back. */
  nowMs: () => number;
}>;

/** Paths whose every request is a question to be answered. */
const QUESTIONS = new Set(["/api/ask", "/api/chat"]);

/** Stands before every route: own name, own origin, body size, the lock, rate and streams, in this order. */
export function makeGuard({ host, proxyHops, limits, lock, nowMs }: GuardSettings): Guard {
  const questions = new TokenBuckets(
    { perMinute: limits.questionsPerMinute, burst: limits.questionBurst },
    nowMs,
  );
  const streams = new OpenStreams({ perAddress: limits.streamsPerAddress, inAll: limits.streams });

  const addressOf: Guard["addressOf"] = ({ headers, remoteAddress }) =>
    clientAddress({ remoteAddress, forwardedFor: oneLine(headers["x-forwarded-for"]) }, proxyHops);

  const admit = (visit: Visit): Admission => {
    refuseForeignName(visit, host);
    if (visit.method !== "GET" && visit.method !== "HEAD") {
      refuseForeignOrigin(visit);
      refuseLargeBody(visit, limits.bodyBytes);
    }
    const address = addressOf(visit);
    const { authorization, cookie } = visit.headers;
    const fromPage = visit.headers["sec-fetch-site"] === "same-origin";
    lock.admit({ path: visit.path, address, authorization, cookie, secure: visit.secure, fromPage });
    if (visit.method !== "POST" || !QUESTIONS.has(visit.path)) return LET_IN;

    const headers = countQuestion(questions, address, limits);
    return { headers, leave: enterStream(streams, address) };
  };
  return { admit, addressOf, openStreams: () => streams.open };
}

const LET_IN: Admission = { headers: {}, leave: () => undefined };

function refuseForeignName(visit: Visit, boundTo: string): void {
  if (isOwnHost(visit.headers.host, boundTo)) return;
  throw new ApiError("wrong_host", "This server does not go by that name.", {
    hint: "Use http://127.0.0.1 or http://localhost, or start with HOST set.",
  });
}

function refuseForeignOrigin(visit: Visit): void {
  const { origin, host } = visit.headers;
  if (isOwnOrigin({ origin, host, fetchSite: oneLine(visit.headers["sec-fetch-site"]) })) return;
  throw new ApiError(
    "forbidden_origin",
    "Questions are taken from this server's own pages and from programs, not from other sites.",
  );
}

function refuseLargeBody(visit: Visit, limitBytes: number): void {
  if (Number(visit.headers["content-length"] ?? 0) > limitBytes) throw bodyTooLarge(limitBytes);
}

/** The rate headers of the IETF draft: the policy, and what is left of it. */
function countQuestion(questions: TokenBuckets, address: string, limits: Limits): Record<string, string> {
  const allowance = questions.take(address);
  const rate = {
    "ratelimit-policy": `"questions";q=${String(limits.questionsPerMinute)};w=60`,
    ratelimit: `"questions";r=${String(allowance.remaining)};t=${String(allowance.retryAfterSeconds)}`,
  };
  if (allowance.allowed) return rate;
  throw new ApiError("too_many_questions", "That is more questions than this server answers at once.", {
    hint: `Ask again in ${String(allowance.retryAfterSeconds)} seconds.`,
    headers: { ...rate, "retry-after": String(allowance.retryAfterSeconds) },
  });
}

function enterStream(streams: OpenStreams, address: string): () => void {
  const place = streams.enter(address);
  if (typeof place === "function") return place;
  const headers = { "retry-after": "2" };
  throw place === "address-full"
    ? new ApiError("too_many_streams", "Earlier questions of yours are still being answered.", { headers })
    : new ApiError("busy", "The reading room is full.", { hint: "Ask again in a few seconds.", headers });
}

function oneLine(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header.join(",") : header;
}
