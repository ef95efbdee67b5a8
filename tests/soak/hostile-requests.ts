import fc from "fast-check";

/** A request as it is put on the wire. */
export type HostileRequest = Readonly<{ name: string; bytes: Buffer }>;

const HOST = "127.0.0.1";
const POSTED = ["/api/ask", "/api/chat", "/api/quotes/check"];
const READ = [
  "/",
  "/library",
  "/quotes",
  "/timeline",
  "/api/search",
  "/api/articles",
  "/api/quotes",
  "/api/timeline",
  "/api/speakers",
  "/api/ready",
  "/api/metrics",
  "/api/openapi.json",
];
const PARAMETERS = [
  "q",
  "limit",
  "from",
  "to",
  "outlet",
  "speaker",
  "kind",
  "style",
  "accessed",
  "c",
  "check",
  "by",
];

/** Text that has broken parsers before: control characters, directions, halves of characters, templates, markup. */
const NASTY = [
  "\u0000",
  "\u202e\u2066right to left",
  "\u200b\u200d\ufeff",
  "\ud800",
  "\udc00\ud800",
  "{{constructor.constructor('return process')()}}",
  "${process.env}",
  "<script>alert(1)</script>",
  "'; DROP TABLE articles; --",
  '" OR 1=1 --',
  "../../../../etc/passwd",
  "__proto__",
  "a".repeat(3000),
  "(".repeat(2000),
  "who ".repeat(400),
  "İıßſﬀ",
  "👩‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿",
  "%00%ff%fe",
  "1e999",
  "9".repeat(400),
  "\r\nSet-Cookie: a=b",
];
const nasty = fc.oneof(fc.constantFrom(...NASTY), fc.string({ unit: "binary", maxLength: 200 }));

/** Paths, heads and bodies that stand for a known kind of attack each. */
const KNOWN: readonly HostileRequest[] = [
  ...[
    "/../../etc/passwd",
    "/api/articles/..%2f..%2f..%2fetc%2fpasswd",
    "/api/articles/%2e%2e%2f%2e%2e%2fetc%2fpasswd",
    "/api/articles/%252e%252e%252f",
    "/api/articles/..%5c..%5cwindows%5cwin.ini",
    "/_next/../../../package.json",
    "/_next/static/..%2f..%2f..%2fpackage.json",
    "/_next/image?url=http://127.0.0.1:1/x&w=64&q=75",
    "/_next/data/x/index.json",
    "/.env",
    "/.git/config",
    "/data/archive.sqlite",
    "/api/articles/con",
    "/api/articles/%00",
    "//elsewhere.invalid/%2f..",
    "/api/%61sk",
    "/%",
    "*",
    "http://elsewhere.invalid/",
    `/${"a".repeat(12_000)}`,
    `/api/search?${"q=a&".repeat(3000)}`,
  ].map((target) => ({ name: `GET ${target.slice(0, 60)}`, bytes: head("GET", target, {}) })),
  raw("no host", "GET / HTTP/1.1\r\n\r\n"),
  raw("two hosts", `GET / HTTP/1.1\r\nHost: ${HOST}\r\nHost: elsewhere.invalid\r\n\r\n`),
  raw(
    "two lengths",
    `POST /api/ask HTTP/1.1\r\nHost: ${HOST}\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello`,
  ),
  raw(
    "length and chunks",
    `POST /api/ask HTTP/1.1\r\nHost: ${HOST}\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /x HTTP/1.1\r\n\r\n`,
  ),
  raw(
    "a chunk of no size",
    `POST /api/ask HTTP/1.1\r\nHost: ${HOST}\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n`,
  ),
  raw("a length below zero", `POST /api/ask HTTP/1.1\r\nHost: ${HOST}\r\nContent-Length: -1\r\n\r\n`),
  raw("a head of 64 KB", `GET / HTTP/1.1\r\nHost: ${HOST}\r\nX-Large: ${"a".repeat(65_536)}\r\n\r\n`),
  raw("2,000 headers", `GET / HTTP/1.1\r\nHost: ${HOST}\r\n${"x: y\r\n".repeat(2000)}\r\n`),
  raw("TLS", "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003"),
  raw("HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
  raw(
    "an upgrade",
    `GET /_next/webpack-hmr HTTP/1.1\r\nHost: ${HOST}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`,
  ),
  raw("CONNECT", `CONNECT elsewhere.invalid:443 HTTP/1.1\r\nHost: ${HOST}\r\n\r\n`),
  raw("TRACE", `TRACE / HTTP/1.1\r\nHost: ${HOST}\r\nConnection: close\r\n\r\n`),
  json("depth", "/api/ask", "[".repeat(30_000)),
  json("depth, closed", "/api/ask", `${'{"question":'.repeat(2000)}1${"}".repeat(2000)}`),
  json("10,000 turns", "/api/ask", `{"question":"Who?","history":[${turns(10_000)}]}`),
  json("21 turns", "/api/ask", `{"question":"Who?","history":[${turns(21)}]}`),
  json(
    "__proto__",
    "/api/ask",
    '{"__proto__":{"admin":true},"question":"Who?","filters":{"__proto__":{"x":1}}}',
  ),
  json("an lc object", "/api/ask", '{"question":{"lc":1,"type":"secret","id":["OPENAI_API_KEY"]}}'),
  json("a number of many digits", "/api/ask", `{"question":"Who?","mode":${"9".repeat(5000)}}`),
];

function turns(count: number): string {
  return Array<string>(count).fill('{"role":"user","content":"Who?"}').join(",");
}

function raw(name: string, text: string): HostileRequest {
  return { name, bytes: Buffer.from(text, "latin1") };
}

function json(name: string, path: string, body: string): HostileRequest {
  return { name: `${path} ${name}`, bytes: withBody("POST", path, {}, Buffer.from(body)) };
}

type Headers = Readonly<Record<string, string>>;

function head(method: string, target: string, headers: Headers): Buffer {
  const lines = Object.entries({ Host: HOST, Connection: "close", ...headers }).map(
    ([name, value]) => `${name}: ${value}`,
  );
  return Buffer.from(`${method} ${target} HTTP/1.1\r\n${lines.join("\r\n")}\r\n\r\n`, "latin1");
}

function withBody(method: string, target: string, headers: Headers, body: Buffer): Buffer {
  const own = { "Content-Type": "application/json", "Content-Length": String(body.length), ...headers };
  return Buffer.concat([head(method, target, own), body]);
}

const question = fc.record(
  {
    question: fc.oneof(nasty, fc.jsonValue(), fc.constant("How many rifles were handed out?")),
    history: fc.oneof(
      fc.array(fc.record({ role: fc.constantFrom("user", "assistant", "system"), content: nasty }), {
        maxLength: 30,
      }),
      fc.jsonValue(),
    ),
    filters: fc.oneof(
      fc.record(
        { from: nasty, to: nasty, outlets: fc.array(nasty), speakers: nasty, articles: fc.array(nasty) },
        { requiredKeys: [] },
      ),
      fc.jsonValue(),
    ),
    mode: fc.oneof(fc.constantFrom("extract", "write"), fc.jsonValue()),
  },
  { requiredKeys: [] },
);
const chat = fc.record(
  {
    messages: fc.oneof(
      fc.array(
        fc.record({
          role: fc.constantFrom("user", "assistant"),
          parts: fc.array(fc.record({ type: fc.constantFrom("text", "data-answer"), text: nasty })),
        }),
        { maxLength: 8 },
      ),
      fc.jsonValue(),
    ),
    filters: fc.jsonValue(),
  },
  { requiredKeys: [] },
);
const claim = fc.record(
  { words: fc.oneof(nasty, fc.jsonValue()), speaker: nasty },
  { requiredKeys: ["words"] },
);

/** A body as JSON writes it, sometimes cut, or with a byte that no UTF-8 has. */
const body = fc
  .tuple(fc.oneof(question, chat, claim, fc.jsonValue()), fc.nat(9), fc.nat())
  .map(([value, harm, at]) => {
    const whole = Buffer.from(JSON.stringify(value) ?? "null");
    if (harm === 0) return whole.subarray(0, at % (whole.length + 1));
    if (harm === 1) whole[at % whole.length] = 0xff;
    return whole;
  });

const headers = fc.constantFrom<Headers>(
  {},
  {},
  {},
  { "Content-Type": "text/plain" },
  { "Content-Type": "application/json; charset=utf-16" },
  { Origin: "https://elsewhere.invalid" },
  { Origin: "null" },
  { "Content-Encoding": "gzip" },
  { Expect: "100-continue" },
  { Accept: "\u00ff" },
  { Cookie: "a=".repeat(500) },
  { "X-Forwarded-For": "::1, 127.0.0.1, ".repeat(50) },
  { "X-Forwarded-Host": "elsewhere.invalid" },
  { "X-Middleware-Subrequest": "middleware:middleware:middleware" },
  { "Next-Action": "x" },
  { RSC: "1", "Next-Router-State-Tree": "%5B%22%22" },
  { Authorization: "Basic ////" },
  { Range: "bytes=0-0,-1,5-" },
);

const posted = fc
  .tuple(fc.constantFrom(...POSTED), body, headers)
  .map(([path, bytes, more]) => ({ name: `POST ${path}`, bytes: withBody("POST", path, more, bytes) }));

const query = fc
  .array(fc.tuple(fc.constantFrom(...PARAMETERS), nasty), { maxLength: 4 })
  .map((pairs) =>
    pairs.map(([name, value]) => `${name}=${encodeURIComponent(value.toWellFormed())}`).join("&"),
  );

const read = fc
  .tuple(
    fc.constantFrom("GET", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH", "PROPFIND"),
    fc.constantFrom(...READ),
    query,
    headers,
  )
  .map(([method, path, asked, more]) => ({
    name: `${method} ${path}`,
    bytes: head(method, `${path}?${asked}`, more),
  }));

const strange = fc
  .tuple(fc.constantFrom("/api/articles/", "/api/", "/", "/_next/", "/api/articles/x/citation?"), nasty)
  .map(([path, rest]) => {
    const target = path + encodeURIComponent(rest.toWellFormed()).slice(0, 2000);
    return { name: `GET ${path}`, bytes: head("GET", target, {}) };
  });

const noise = fc
  .uint8Array({ minLength: 1, maxLength: 300 })
  .map((bytes) => ({ name: "noise", bytes: Buffer.concat([Buffer.from(bytes), Buffer.from("\r\n\r\n")]) }));

/** `n` requests: the known ones, then as many more as `seed` draws. */
export function hostileRequests(n: number, seed: number): readonly HostileRequest[] {
  const drawn = fc.oneof(
    { arbitrary: posted, weight: 5 },
    { arbitrary: read, weight: 3 },
    { arbitrary: strange, weight: 1 },
    { arbitrary: noise, weight: 1 },
  );
  return [...KNOWN, ...fc.sample(drawn, { numRuns: Math.max(0, n - KNOWN.length), seed })].slice(0, n);
}
