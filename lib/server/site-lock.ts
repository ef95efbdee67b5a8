import { ApiError } from "../http/api-error.ts";
import { isSameSecret } from "./same-secret.ts";
import { openSessions } from "./sessions.ts";
import { TokenBuckets } from "./token-buckets.ts";

export const SIGN_IN = "/sign-in";
/** What changes the archive. */
const ADMIN = "/api/admin/";
/** Open to everybody: whether the process lives, and the door itself. */
const OPEN = new Set(["/api/health", SIGN_IN]);

/** Wrong tries of one address; the right password is then not looked at either. */
const TRIES = { perMinute: 6, burst: 6 };

/** What the lock looks at, of a request. */
export type Caller = Readonly<{
  /** As `readRequestPath` gives it. */
  path: string;
  /** As `clientAddress` gives it. */
  address: string;
  authorization: string | undefined;
  cookie: string | undefined;
  secure: boolean;
  /** From one of our own pages, which asks for the password itself. */
  fromPage: boolean;
}>;

export type SiteLock = Readonly<{
  /** True when the site has a password. */
  isLocked: boolean;
  /** @throws {ApiError} `sign_in_required`, `admin_token_required`, `too_many_tries`; `not_found` where there is no token. */
  admit: (caller: Caller) => void;
  /** The Set-Cookie header for the right password; undefined for a wrong one. @throws {ApiError} `too_many_tries` */
  signIn: (password: string, caller: Pick<Caller, "address" | "secure">) => string | undefined;
}>;

export type LockSettings = Readonly<{
  sitePassword: string | undefined;
  adminToken: string | undefined;
  /** Time since 1970. */
  nowMs: () => number;
}>;

/** The password of the whole site and the token of what changes the archive; either may be unset. */
export function makeSiteLock({ sitePassword, adminToken, nowMs }: LockSettings): SiteLock {
  const tries = new TokenBuckets(TRIES, nowMs);
  const sessions = sitePassword === undefined ? undefined : openSessions(sitePassword, nowMs);

  const isRight = (given: string, secret: string, address: string): boolean => {
    refuseTooManyTries(tries, address);
    if (isSameSecret(given, secret)) return true;
    tries.take(address);
    return false;
  };
  const bearsToken = ({ authorization, address }: Caller): boolean => {
    const token = /^Bearer (.+)$/iu.exec(authorization ?? "")?.[1];
    return token !== undefined && adminToken !== undefined && isRight(token, adminToken, address);
  };
  const isKnown = (caller: Caller): boolean => {
    if (sitePassword === undefined || sessions?.isSignedIn(caller.cookie, caller)) return true;
    const password = readBasicPassword(caller.authorization);
    return password !== undefined && isRight(password, sitePassword, caller.address);
  };

  return {
    isLocked: sitePassword !== undefined,
    admit: (caller) => {
      if (caller.path.startsWith(ADMIN)) {
        if (adminToken === undefined) throw new ApiError("not_found", "There is no such address here.");
        if (!bearsToken(caller)) throw tokenRequired();
        return;
      }
      if (OPEN.has(caller.path) || isKnown(caller) || bearsToken(caller)) return;
      throw signInRequired(caller);
    },
    signIn: (password, { address, secure }) => {
      if (sitePassword === undefined || !isRight(password, sitePassword, address)) return undefined;
      return sessions?.cookieFor({ secure });
    },
  };
}

function refuseTooManyTries(tries: TokenBuckets, address: string): void {
  const waitSeconds = tries.secondsUntilNext(address);
  if (waitSeconds === 0) return;
  throw new ApiError("too_many_tries", "Too many wrong passwords came from there.", {
    hint: `Try again in ${String(waitSeconds)} seconds.`,
    headers: { "retry-after": String(waitSeconds) },
  });
}

function tokenRequired(): ApiError {
  return new ApiError("admin_token_required", "This changes the archive and wants the admin token.", {
    hint: "Send the header Authorization: Bearer and the value of ADMIN_TOKEN.",
    headers: { "www-authenticate": 'Bearer realm="archive"' },
  });
}

/** A page's own request is not answered with a browser's own password window. */
function signInRequired({ fromPage }: Caller): ApiError {
  return new ApiError("sign_in_required", "This reading room has a password.", {
    hint: `Sign in at ${SIGN_IN}, or send the password as HTTP Basic.`,
    headers: fromPage ? {} : { "www-authenticate": 'Basic realm="On the Record", charset="UTF-8"' },
  });
}

/** The password of an Authorization header; the user's name does not matter. */
function readBasicPassword(authorization: string | undefined): string | undefined {
  const encoded = /^Basic ([A-Za-z0-9+/=_-]{1,1024})$/iu.exec(authorization ?? "")?.[1];
  if (encoded === undefined) return undefined;
  const [, password] = /^[^:]*:(.*)$/su.exec(Buffer.from(encoded, "base64").toString("utf8")) ?? [];
  return password;
}
