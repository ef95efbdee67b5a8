import { createHmac, scryptSync } from "node:crypto";
import { isSameSecret } from "./same-secret.ts";

/** How long a reader stays signed in, in seconds. */
const SESSION_SECONDS = 30 * 24 * 60 * 60;
const COOKIE = "reader-session";

/** Cookies that say their bearer once knew the password. Nothing is kept: every server of one password knows them all. */
export type Sessions = Readonly<{
  /** The Set-Cookie header of a reader who signed in. */
  cookieFor: (visit: { secure: boolean }) => string;
  /** Whether a Cookie header holds a session of ours that has not ended. */
  isSignedIn: (cookieHeader: string | undefined, visit: { secure: boolean }) => boolean;
}>;

/** A new password ends every session. `nowMs` is the time since 1970, as all servers have it. */
export function openSessions(password: string, nowMs: () => number): Sessions {
  // Slow on purpose: whoever holds a cookie could otherwise try passwords against it at home.
  const key = scryptSync(password, "on-the-record/session", 32);
  const sign = (ends: string): string => createHmac("sha256", key).update(ends).digest("base64url");
  return {
    cookieFor: ({ secure }) => {
      const ends = String(Math.floor(nowMs() / 1000) + SESSION_SECONDS);
      const flags = `Path=/; Max-Age=${String(SESSION_SECONDS)}; HttpOnly; SameSite=Strict${secure ? "; Secure" : ""}`;
      return `${cookieName(secure)}=${ends}.${sign(ends)}; ${flags}`;
    },
    isSignedIn: (cookieHeader, { secure }) => {
      const [ends = "", signature = ""] = readCookie(cookieHeader ?? "", cookieName(secure)).split(".", 2);
      if (!/^\d{1,12}$/u.test(ends) || Number(ends) * 1000 <= nowMs()) return false;
      return isSameSecret(signature, sign(ends));
    },
  };
}

/** Under https the browser itself holds the cookie to this host and to secure connections. */
function cookieName(secure: boolean): string {
  return secure ? `__Host-${COOKIE}` : COOKIE;
}

function readCookie(header: string, name: string): string {
  const pairs = header.split(";").map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1) ?? "";
}
