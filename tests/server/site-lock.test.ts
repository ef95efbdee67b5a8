import { afterEach, describe, expect, it } from "vitest";
import { openSessions } from "../../lib/server/sessions.ts";
import { ownPath, signInPage } from "../../lib/server/sign-in-page.ts";
import { closeRooms, host, serveRoom } from "./serve-room.ts";

const PASSWORD = "correct horse";
const TOKEN = "a token of sixteen or more";
const env = { SITE_PASSWORD: PASSWORD, ADMIN_TOKEN: TOKEN };

afterEach(closeRooms);

type Sent = Readonly<{ method?: string; headers?: Record<string, string>; body?: string }>;

async function lockedRoom(more: Parameters<typeof serveRoom>[1] = {}) {
  const port = await serveRoom(async (_request, response) => void response.end("inside"), { env, ...more });
  return (path: string, sent: Sent = {}): Promise<Response> =>
    fetch(`http://${host}:${String(port)}${path}`, { redirect: "manual", ...sent });
}

const form = (password: string, next = "/quotes"): Sent => ({
  method: "POST",
  headers: { "content-type": "application/x-www-form-urlencoded" },
  body: new URLSearchParams({ password, next }).toString(),
});
const basic = (password: string): Sent => ({
  headers: { authorization: `Basic ${Buffer.from(`anyone:${password}`).toString("base64")}` },
});
const bearer = (token: string, method = "GET"): Sent => ({
  method,
  headers: { authorization: `Bearer ${token}` },
});

describe("a site with a password", () => {
  it("shows nothing but its health and its door", async () => {
    const visit = await lockedRoom();
    expect((await visit("/api/health")).status).toBe(200);
    for (const path of [
      "/api/ready",
      "/api/metrics",
      "/api/articles",
      "/_next/static/x.js",
      "/api/openapi.json",
    ]) {
      const response = await visit(path);
      expect([path, response.status]).toEqual([path, 401]);
      expect((await response.json()).error.code).toBe("sign_in_required");
      expect(response.headers.get("www-authenticate")).toContain("Basic");
    }
    const page = await visit("/quotes?speaker=x", { headers: { accept: "text/html" } });
    expect([page.status, page.headers.get("location")]).toEqual([
      303,
      "/sign-in?next=%2Fquotes%3Fspeaker%3Dx",
    ]);
  });

  it("lets in whoever knows the password, and remembers them", async () => {
    const visit = await lockedRoom();
    const signedIn = await visit("/sign-in", form(PASSWORD));
    expect([signedIn.status, signedIn.headers.get("location")]).toEqual([303, "/quotes"]);
    const cookie = signedIn.headers.get("set-cookie") ?? "";
    expect(cookie).toMatch(/; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Strict$/u);
    const [pair = ""] = cookie.split(";");
    expect(await (await visit("/quotes", { headers: { cookie: pair } })).text()).toBe("inside");
    const forged = pair.replace(/.$/u, (last) => (last === "A" ? "B" : "A"));
    expect((await visit("/quotes", { headers: { cookie: forged } })).status).toBe(401);
    expect(await (await visit("/api/metrics", basic(PASSWORD))).text()).toBe("inside");
  });

  it("marks its cookie for https only, and for this host only, where the reader came by https", async () => {
    const visit = await lockedRoom({ trustsProxy: true });
    const sent = form(PASSWORD);
    const signedIn = await visit("/sign-in", {
      ...sent,
      headers: { ...sent.headers, "x-forwarded-proto": "https" },
    });
    expect(signedIn.headers.get("set-cookie")).toMatch(/^__Host-.*; Secure$/u);
  });

  it("looks at no password of an address that has guessed wrong too often", async () => {
    let nowMs = 0;
    const visit = await lockedRoom({ nowMs: () => nowMs });
    for (let n = 0; n < 6; n++)
      expect((await visit("/sign-in", form(`wrong ${String(n)}`))).status).toBe(401);
    const right = await visit("/sign-in", form(PASSWORD));
    expect([right.status, right.headers.get("retry-after")]).toEqual([429, "10"]);
    expect((await visit("/api/ready", basic(PASSWORD))).status).toBe(429);
    nowMs += 10_000;
    expect((await visit("/sign-in", form(PASSWORD))).status).toBe(303);
  });

  it("takes the form from its own page only, and sends nobody elsewhere", async () => {
    const visit = await lockedRoom();
    const sent = form(PASSWORD, "//elsewhere.invalid");
    expect((await visit("/sign-in", sent)).headers.get("location")).toBe("/");
    const foreign = { ...sent, headers: { ...sent.headers, origin: "https://elsewhere.invalid" } };
    expect((await visit("/sign-in", foreign)).status).toBe(403);
    expect((await visit("/sign-in")).headers.get("referrer-policy")).toBe("same-origin");
    for (const next of ["/\\elsewhere", "https://elsewhere", "/a\nb", null]) expect(ownPath(next)).toBe("/");
  });

  it("has no door where it has no password", async () => {
    const visit = await lockedRoom({ env: {} });
    expect((await visit("/sign-in", form(PASSWORD))).status).toBe(405);
    expect(await (await visit("/api/articles")).text()).toBe("inside");
  });
});

describe("what changes the archive", () => {
  it("is not there without a token, whatever is sent", async () => {
    const visit = await lockedRoom({ env: {} });
    expect((await visit("/api/admin/ingest", bearer(TOKEN, "POST"))).status).toBe(404);
    expect((await visit("/api/%61dmin/ingest", bearer("", "POST"))).status).toBe(404);
  });

  it("wants the token, which the password does not stand in for", async () => {
    const visit = await lockedRoom();
    expect((await visit("/api/admin/ingest", { method: "POST" })).status).toBe(401);
    expect((await visit("/api/admin/ingest", { method: "POST", ...basic(PASSWORD) })).status).toBe(401);
    expect((await visit("/api/admin/ingest", bearer("wrong", "POST"))).status).toBe(401);
    expect(await (await visit("/api/admin/ingest", bearer(TOKEN, "POST"))).text()).toBe("inside");
    expect(await (await visit("/api/metrics", bearer(TOKEN))).text()).toBe("inside");
  });
});

describe("sessions", () => {
  it("end with their time and with the password", () => {
    let nowMs = 0;
    const sessions = openSessions(PASSWORD, () => nowMs);
    const cookie = sessions.cookieFor({ secure: false });
    expect(sessions.isSignedIn(cookie, { secure: false })).toBe(true);
    expect(sessions.isSignedIn(cookie, { secure: true })).toBe(false);
    expect(openSessions("another one", () => nowMs).isSignedIn(cookie, { secure: false })).toBe(false);
    expect(sessions.isSignedIn("reader-session=9999999999.x", { secure: false })).toBe(false);
    nowMs = 31 * 24 * 3600 * 1000;
    expect(sessions.isSignedIn(cookie, { secure: false })).toBe(false);
  });
});

describe("signInPage()", () => {
  it("writes what it was given as text", () => {
    const page = signInPage({ next: '/"><script>', nonce: "n", failure: "<b>" });
    expect(page).not.toMatch(/<script>|<b>/u);
  });
});
