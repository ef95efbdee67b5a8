import { JSDOM } from "jsdom";

/**
 * Mozilla's HTTP Observatory as a function: its tests and score modifiers as MDN documents them ("HTTP Observatory
 * Scoring Methodology", 2024 to 2026), for a page served under https at the visited address, no port open for http.
 * Written from the documentation; HSTS preloading is left out, since no header can bring it about.
 */
export type Visited = Readonly<{ headers: Headers; html: string }>;
export type Scored = Readonly<{ score: number; results: Readonly<Record<string, Result>> }>;
export type Result = Readonly<{ told: string; modifier: number }>;

/** Bonuses count only from this score up. */
const EXTRA_CREDIT_FROM = 90;

export function scorePage(page: Visited): Scored {
  const results = {
    "content-security-policy": scorePolicy(page),
    cookies: scoreCookies(page),
    "cross-origin-resource-sharing": scoreSharing(page),
    "cross-origin-resource-policy": scoreResourcePolicy(page),
    "referrer-policy": scoreReferrer(page),
    redirection: { told: "not needed: no http", modifier: 0 },
    "strict-transport-security": scoreTransport(page),
    "subresource-integrity": scoreScripts(page),
    "x-content-type-options": scoreSniffing(page),
    "x-frame-options": scoreFraming(page),
  };
  const modifiers = Object.values(results).map(({ modifier }) => modifier);
  const penalised = 100 + sumOf(modifiers.filter((modifier) => modifier < 0));
  const bonus = penalised >= EXTRA_CREDIT_FROM ? sumOf(modifiers.filter((modifier) => modifier > 0)) : 0;
  return { score: Math.max(0, penalised + bonus), results };
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}

type Policy = ReadonlyMap<string, ReadonlySet<string>>;

/** Undefined when a directive stands twice or the header is empty: it cannot be read. */
function parsePolicy(header: string): Policy | undefined {
  const policy = new Map<string, ReadonlySet<string>>();
  for (const directive of header.split(";").map((part) => part.trim())) {
    if (directive === "") continue;
    const [name = "", ...sources] = directive.toLowerCase().split(/\s+/u);
    if (policy.has(name)) return undefined;
    policy.set(name, new Set(sources));
  }
  return policy.size === 0 ? undefined : policy;
}

const BROAD = ["ftp:", "http:", "https:", "*", "http://*", "http://*.*", "https://*", "https://*.*"];
const INLINE = ["'unsafe-inline'", "data:"];
const NONCE_OR_HASH = /^'(?:nonce|sha(?:256|384|512))-/u;

function scorePolicy({ headers }: Visited): Result {
  const header = headers.get("content-security-policy");
  if (header === null) return { told: "not implemented", modifier: -25 };
  const policy = parsePolicy(header);
  if (!policy) return { told: "invalid", modifier: -25 };
  const anything: ReadonlySet<string> = new Set(["*"]);
  const fallback = policy.get("default-src") ?? anything;
  const scripts = effective(policy.get("script-src") ?? fallback);
  if (scripts === undefined) return { told: "invalid: strict-dynamic without a nonce", modifier: -25 };
  const styles = effective(policy.get("style-src") ?? fallback) ?? anything;
  const objects = policy.get("object-src") ?? fallback;

  if (holdsAny(scripts, [...BROAD, ...INLINE]) || holdsAny(objects, BROAD))
    return { told: "unsafe inline", modifier: -20 };
  const passive = ["img-src", "media-src"];
  const active = [...policy]
    .filter(([name]) => !passive.includes(name))
    .flatMap(([, sources]) => [...sources]);
  if (active.some(isInsecure)) return { told: "insecure scheme", modifier: -20 };
  if (scripts.has("'unsafe-eval'") || styles.has("'unsafe-eval'"))
    return { told: "unsafe eval", modifier: -10 };
  if (passive.flatMap((name) => [...(policy.get(name) ?? fallback)]).some(isInsecure))
    return { told: "insecure scheme for images", modifier: -10 };
  if (holdsAny(styles, [...BROAD, ...INLINE])) return { told: "unsafe styles", modifier: 0 };
  const none = policy.get("default-src");
  if (none?.size === 1 && none.has("'none'"))
    return { told: "nothing unsafe, default-src 'none'", modifier: 10 };
  return { told: "nothing unsafe", modifier: 5 };
}

/** Sources as a browser that knows nonces reads them; undefined for strict-dynamic without one. */
function effective(sources: ReadonlySet<string>): ReadonlySet<string> | undefined {
  const trusted = [...sources].some((source) => NONCE_OR_HASH.test(source));
  if (!sources.has("'strict-dynamic'"))
    return new Set([...sources].filter((source) => !trusted || source !== "'unsafe-inline'"));
  if (!trusted) return undefined;
  const ignored = ["'self'", "'unsafe-inline'"];
  return new Set(
    [...sources].filter(
      (source) => !ignored.includes(source) && !BROAD.some((broad) => source.startsWith(broad)),
    ),
  );
}

function holdsAny(sources: ReadonlySet<string>, any: readonly string[]): boolean {
  return any.some((source) => sources.has(source));
}

function isInsecure(source: string): boolean {
  return source.startsWith("http:") || source.startsWith("ftp:");
}

function scoreCookies({ headers }: Visited): Result {
  const cookies = headers.getSetCookie().map((cookie) => cookie.toLowerCase());
  if (cookies.length === 0) return { told: "none", modifier: 0 };
  const has = (cookie: string, flag: string): boolean =>
    cookie.split(";").some((part) => part.trim() === flag);
  const isSession = (cookie: string): boolean => /^[^=]*(?:sess|login)/u.test(cookie);
  const sameSite = (cookie: string): string | undefined => /;\s*samesite=(\w+)/u.exec(cookie)?.[1];
  if (cookies.some((cookie) => isSession(cookie) && !has(cookie, "httponly")))
    return { told: "a session without HttpOnly", modifier: -30 };
  if (cookies.some((cookie) => !["lax", "strict", "none", undefined].includes(sameSite(cookie))))
    return { told: "SameSite is invalid", modifier: -20 };
  const open = cookies.filter((cookie) => !has(cookie, "secure"));
  const guarded = headers.has("strict-transport-security");
  if (open.some(isSession)) return { told: "a session without Secure", modifier: guarded ? -10 : -40 };
  if (open.length > 0) return { told: "without Secure", modifier: guarded ? -5 : -20 };
  const all = cookies.every((cookie) => sameSite(cookie) !== undefined);
  return all ? { told: "secure, with SameSite", modifier: 5 } : { told: "secure", modifier: 0 };
}

function scoreSharing({ headers }: Visited): Result {
  const allowed = headers.get("access-control-allow-origin");
  if (allowed === null) return { told: "not implemented", modifier: 0 };
  const credentials = headers.get("access-control-allow-credentials") === "true";
  return credentials
    ? { told: "for everybody, with credentials", modifier: -50 }
    : { told: "public", modifier: 0 };
}

function scoreResourcePolicy({ headers }: Visited): Result {
  const policy = headers.get("cross-origin-resource-policy");
  if (policy === null || policy === "cross-origin") return { told: String(policy), modifier: 0 };
  return ["same-origin", "same-site"].includes(policy)
    ? { told: policy, modifier: 10 }
    : { told: "invalid", modifier: -5 };
}

const PRIVATE = ["no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"];

function scoreReferrer({ headers }: Visited): Result {
  const policy = headers.get("referrer-policy");
  if (policy === null) return { told: "not implemented", modifier: 0 };
  return PRIVATE.includes(policy)
    ? { told: policy, modifier: 5 }
    : { told: `unsafe: ${policy}`, modifier: -5 };
}

const SIX_MONTHS_SECONDS = 15_768_000;

function scoreTransport({ headers }: Visited): Result {
  const header = headers.get("strict-transport-security");
  if (header === null) return { told: "not implemented", modifier: -20 };
  const seconds = /(?:^|;)\s*max-age=(\d+)/iu.exec(header)?.[1];
  if (seconds === undefined) return { told: "invalid", modifier: -20 };
  return Number(seconds) >= SIX_MONTHS_SECONDS
    ? { told: "six months or more", modifier: 0 }
    : { told: "less than six months", modifier: -10 };
}

function scoreScripts({ headers, html }: Visited): Result {
  if (!/^text\/html\b/u.test(headers.get("content-type") ?? "")) return { told: "no HTML", modifier: 0 };
  const scripts = [...new JSDOM(html).window.document.querySelectorAll("script[src]")];
  const foreign = scripts.filter((script) => /^(?:https?:)?\/\//u.test(script.getAttribute("src") ?? ""));
  if (foreign.length > 0) {
    const proven = foreign.every((script) => script.hasAttribute("integrity"));
    return proven ? { told: "foreign, proven", modifier: 5 } : { told: "foreign, unproven", modifier: -50 };
  }
  const own = scripts.some((script) => script.hasAttribute("integrity"));
  return own ? { told: "own, proven", modifier: 5 } : { told: "own only", modifier: 0 };
}

function scoreSniffing({ headers }: Visited): Result {
  return headers.get("x-content-type-options") === "nosniff"
    ? { told: "nosniff", modifier: 0 }
    : { told: "not implemented", modifier: -5 };
}

function scoreFraming({ headers }: Visited): Result {
  const policy = parsePolicy(headers.get("content-security-policy") ?? "");
  if (policy?.has("frame-ancestors")) return { told: "by frame-ancestors", modifier: 5 };
  return ["deny", "sameorigin"].includes(headers.get("x-frame-options")?.toLowerCase() ?? "")
    ? { told: "by X-Frame-Options", modifier: 0 }
    : { told: "not implemented", modifier: -20 };
}
