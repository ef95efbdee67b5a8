import type { IncomingMessage, ServerResponse } from "node:http";
import { ApiError } from "../http/api-error.ts";
import { bodyTooLarge } from "../http/read-json-body.ts";
import { ownPath, signInPage } from "./sign-in-page.ts";
import type { Caller, SiteLock } from "./site-lock.ts";

/** A password and where to go; more is no form of ours. */
const FORM_BYTES = 8 * 1024;

export type SignInVisit = Readonly<{
  request: IncomingMessage;
  response: ServerResponse;
  caller: Pick<Caller, "address" | "secure">;
  nonce: string;
}>;

/** The door of a locked site: its page, and what the page sends. @throws {ApiError} */
export async function answerSignIn(lock: SiteLock, visit: SignInVisit): Promise<void> {
  const { request, response, caller } = visit;
  // Under no-referrer a browser would send the form with the origin "null".
  response.setHeader("referrer-policy", "same-origin");
  if (request.method !== "POST") {
    const next = new URLSearchParams((request.url ?? "").split("?")[1] ?? "").get("next");
    return showPage(visit, 200, { next: ownPath(next) });
  }
  const form = new URLSearchParams(await readForm(request));
  const next = ownPath(form.get("next"));
  const cookie = tryPassword(lock, form.get("password") ?? "", caller);
  if (cookie instanceof ApiError) {
    for (const [name, value] of Object.entries(cookie.headers)) response.setHeader(name, value);
    return showPage(visit, cookie.status, { next, failure: [cookie.message, cookie.hint].join(" ") });
  }
  if (cookie === undefined) return showPage(visit, 401, { next, failure: "That is not the password." });
  response.writeHead(303, { location: next, "set-cookie": cookie, "cache-control": "no-store" }).end();
}

/** The refusal of too many tries is shown on the page too. */
function tryPassword(
  lock: SiteLock,
  password: string,
  caller: SignInVisit["caller"],
): string | undefined | ApiError {
  try {
    return lock.signIn(password, caller);
  } catch (failure) {
    if (failure instanceof ApiError) return failure;
    throw failure;
  }
}

function showPage(
  { request, response, nonce }: SignInVisit,
  status: number,
  shown: { next: string; failure?: string },
): void {
  const page = signInPage({ ...shown, nonce });
  response.writeHead(status, {
    "content-type": "text/html; charset=utf-8",
    "content-length": Buffer.byteLength(page),
    "cache-control": "no-store",
  });
  response.end(request.method === "HEAD" ? "" : page);
}

async function readForm(request: IncomingMessage): Promise<string> {
  if (!/^application\/x-www-form-urlencoded\b/iu.test(request.headers["content-type"] ?? ""))
    throw new ApiError("bad_request", "The sign-in form is sent as a form.");
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) continue;
    length += chunk.length;
    if (length > FORM_BYTES) throw bodyTooLarge(FORM_BYTES);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
