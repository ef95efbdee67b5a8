import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type RunningServer, startServer } from "../browser/start-server.ts";
import { scorePage, type Visited } from "./observatory.ts";
import { closeRooms, host, serveRoom } from "./serve-room.ts";

/** What the server's headers are to reach; a page with no header at all scores 0 to 30. */
const AIM = 115;
const SLOW_MS = 180_000;

/** A visit as it comes from a proxy that ends https. */
async function visit(url: string, init: RequestInit = {}): Promise<Visited> {
  const headers = { ...(init.headers as Record<string, string> | undefined), "x-forwarded-proto": "https" };
  const response = await fetch(url, { redirect: "manual", ...init, headers });
  return { headers: response.headers, html: await response.text() };
}

describe("the replica of Mozilla's Observatory", () => {
  const page = (headers: Record<string, string>, html = "<script src='/a.js'></script>"): Visited => ({
    headers: new Headers({ "content-type": "text/html", ...headers }),
    html,
  });

  it("scores a bare page as low as Mozilla does", () => {
    const { score, results } = scorePage(page({}));
    expect(results["content-security-policy"]?.modifier).toBe(-25);
    expect(score).toBe(30);
  });

  it.each([
    ["script-src 'self' 'unsafe-inline'", -20],
    ["script-src 'self' 'unsafe-inline' 'nonce-x'; style-src 'self'; object-src 'none'", 5],
    ["script-src 'strict-dynamic'", -25],
    ["default-src 'none'; script-src 'self' 'unsafe-eval'", -10],
    ["default-src 'none'; style-src 'unsafe-inline'", 0],
    ["default-src 'none'; img-src http:", -10],
    ["default-src 'none'; connect-src http://x", -20],
    ["default-src 'none'; script-src https:", -20],
    ["default-src 'none'; default-src 'self'", -25],
    ["default-src 'self'", 5],
    ["default-src 'none'", 10],
  ])("gives the policy “%s” %s", (policy, modifier) => {
    expect(
      scorePage(page({ "content-security-policy": policy })).results["content-security-policy"]?.modifier,
    ).toBe(modifier);
  });

  it("minds a session's cookie, a foreign script and a short HSTS", () => {
    const { results } = scorePage(
      page(
        { "set-cookie": "session=1; Secure", "strict-transport-security": "max-age=60" },
        "<script src='//x/a.js'></script>",
      ),
    );
    expect(results.cookies?.modifier).toBe(-30);
    expect(results["strict-transport-security"]?.modifier).toBe(-10);
    expect(results["subresource-integrity"]?.modifier).toBe(-50);
  });
});

describe("the running server's headers, under https", () => {
  let server: RunningServer;
  beforeAll(async () => {
    server = await startServer({ PROXY_HOPS: "1", EMBEDDINGS: "none" });
  }, SLOW_MS);
  afterAll(async () => {
    await server?.stop();
  }, SLOW_MS);

  it.each(["/", "/library", "/quotes", "/timeline", "/nothing-here", "/api/articles", "/api/nothing"])(
    "score 115 or more at %s",
    async (path) => {
      const { score, results } = scorePage(await visit(`${server.url}${path}`));
      expect(score, JSON.stringify(results)).toBeGreaterThanOrEqual(AIM);
    },
  );

  it("give every script and style of a page the nonce of its policy, and let no cache keep it", async () => {
    const { headers, html } = await visit(`${server.url}/`);
    const nonce = /'nonce-([^']+)'/u.exec(headers.get("content-security-policy") ?? "")?.[1];
    const tags = html.match(/<script\b[^>]*>/gu) ?? [];
    expect(tags.length).toBeGreaterThan(0);
    for (const tag of tags) expect(tag).toContain(`nonce="${String(nonce)}"`);
    expect(headers.get("x-powered-by")).toBeNull();
    expect(headers.get("cache-control")).toMatch(/no-store|no-cache|private/u);
  });
});

describe("the door of a locked site, under https", () => {
  afterEach(closeRooms);

  it("scores 115 or more, and its cookie adds to that", async () => {
    const password = "correct horse";
    const port = await serveRoom(async (_request, response) => void response.end(), {
      env: { SITE_PASSWORD: password },
      trustsProxy: true,
    });
    const url = `http://${host}:${String(port)}/sign-in`;
    expect(scorePage(await visit(url)).score).toBeGreaterThanOrEqual(AIM);
    const signedIn = await visit(url, {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams({ password }).toString(),
    });
    expect(scorePage(signedIn).results.cookies?.modifier).toBe(5);
  });
});
