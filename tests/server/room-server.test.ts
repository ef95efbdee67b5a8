import { connect } from "node:net";
import { request as send } from "node:http";
import { afterEach, describe, expect, it, vi } from "vitest";
import { closeGracefully } from "../../lib/server/close-gracefully.ts";
import { ListenError, refuseTakenPort } from "../../lib/server/listen.ts";
import { closeRooms, host, openServers, serveRoom } from "./serve-room.ts";

afterEach(closeRooms);

describe("the server", () => {
  it("hands the page's policy on to Next, in place of any the client sent", async () => {
    let handed: string | undefined;
    const port = await serveRoom(async (request, response) => {
      handed = String(request.headers["content-security-policy"]);
      response.end("page");
    });
    const response = await fetch(`http://${host}:${String(port)}/`, {
      headers: { "content-security-policy": "script-src *" },
    });
    expect(handed).toBe(response.headers.get("content-security-policy"));
    expect(handed).not.toContain("*");
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
  });

  it("keeps its headers on a refusal, and pages are only read", async () => {
    const port = await serveRoom(async (_request, response) => void response.end());
    const response = await fetch(`http://${host}:${String(port)}/`, { method: "POST" });
    expect([response.status, response.headers.get("allow")]).toEqual([405, "GET, HEAD"]);
    expect(response.headers.get("x-frame-options")).toBe("DENY");
  });

  it("cuts a client that goes on sending after it was refused", async () => {
    const port = await serveRoom(async (_request, response) => void response.end());
    const ended = new Promise<number>((resolve, reject) => {
      const headers = { "content-length": "300000000", "content-type": "application/json" };
      const upload = send({ host, port, path: "/api/ask", method: "POST", headers }, (response) => {
        response.resume();
        response.once("close", () => resolve(response.statusCode ?? 0));
      });
      upload.on("error", () => undefined);
      upload.write(Buffer.alloc(1024));
      setTimeout(() => reject(new Error("still open")), 60_000).unref();
    });
    expect(await ended).toBe(413);
  });

  it("answers in words when the page itself breaks", async () => {
    const onFailure = vi.fn();
    const port = await serveRoom(() => Promise.reject(new Error("secret path")), { onFailure });
    const response = await fetch(`http://${host}:${String(port)}/`);
    expect(response.status).toBe(500);
    expect(onFailure).toHaveBeenCalledOnce();
    expect(await response.text()).not.toContain("secret path");
  });

  it("lets an answer under way finish when it is told to close", async () => {
    const port = await serveRoom(async (_request, response) => {
      response.write("first ");
      setTimeout(() => response.end("last"), 150);
    });
    const response = await fetch(`http://${host}:${String(port)}/`);
    const [server] = openServers.splice(0);
    if (!server) throw new Error("no server");
    const closed = closeGracefully(server, 5000);
    expect(await response.text()).toBe("first last");
    await closed;
    await expect(fetch(`http://${host}:${String(port)}/`)).rejects.toThrow();
  });
});

/** What a server says to bytes written as they are, and after how many milliseconds it ended the connection. */
function speakRaw(port: number, bytes: string): Promise<{ heard: string; ms: number }> {
  const startedAt = performance.now();
  return new Promise((resolve, reject) => {
    let heard = "";
    const socket = connect(port, host, () => socket.write(bytes));
    socket.setEncoding("latin1").on("data", (text: string) => (heard += text));
    socket.once("error", reject);
    socket.once("close", () => resolve({ heard, ms: performance.now() - startedAt }));
  });
}

const ask = (path: string): string => `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n`;

describe("paths that could be read in two ways", () => {
  it.each([
    "/../../etc/passwd",
    "/api/articles/../../../etc/passwd",
    "/api/articles/..%2f..%2fetc%2fpasswd",
    "/api/articles/%2e%2e/%2e%2e/etc/passwd",
    "/api/articles/..%5c..%5cwin.ini",
    "/api/articles/%252e%252e%252fetc",
    "//api/ask",
    "/./api/ask",
    "/api/articles/%00",
    "/api/articles/a%0d%0aset-cookie:x",
    "/%c0%ae%c0%ae/etc/passwd",
    "/%",
  ])("are no address: %s", async (path) => {
    const handle = vi.fn(async (_request: unknown, response: { end: () => unknown }) => void response.end());
    const port = await serveRoom(handle);
    const { heard } = await speakRaw(port, ask(path));
    expect(heard).toMatch(/^HTTP\/1\.1 404 /u);
    expect(heard).toContain('"code":"not_found"');
    expect(handle).not.toHaveBeenCalled();
  });

  it("are counted under the one name they have, when it is only spelt with escapes", async () => {
    const port = await serveRoom(async (_request, response) => void response.end("in"));
    const question = (path: string): Promise<Response> =>
      fetch(`http://${host}:${String(port)}${path}`, { method: "POST", body: "{}" });
    const statuses = [];
    for (let n = 0; n < 12; n++)
      statuses.push((await question(n % 2 === 0 ? "/api/ask" : "/api/%61sk")).status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(5);
    expect(statuses.slice(5)).toEqual(Array(7).fill(429));
  });
});

/** What is told by the clock is tried again when the machine was busy with something else. */
describe("clients that send slowly", { retry: 2 }, () => {
  const timeouts = { headMs: 200, requestMs: 300, silentMs: 400, checkMs: 50 };

  it("are cut when the head does not come", async () => {
    const port = await serveRoom(async (_request, response) => void response.end(), { timeouts });
    const { heard, ms } = await speakRaw(port, "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ");
    expect(heard).toMatch(/^(?:HTTP\/1\.1 408 |$)/u);
    expect(ms).toBeLessThan(2000);
  });

  it("are cut when the body does not come", async () => {
    const port = await serveRoom(() => new Promise(() => undefined), { timeouts });
    const head = "POST /api/quotes/check HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 50\r\n\r\n{";
    expect((await speakRaw(port, head)).ms).toBeLessThan(2000);
  });
});

/** What is told by the clock is tried again when the machine was busy with something else. */
describe("a body larger than the limit", { retry: 2 }, () => {
  it("is refused before it is read, however large it says it is", async () => {
    const port = await serveRoom(async (_request, response) => void response.end());
    const startedAt = performance.now();
    const sent = await new Promise<{ status: number; bytes: number }>((resolve, reject) => {
      const headers = { "content-length": String(300 * 1024 * 1024), "content-type": "application/json" };
      const upload = send({ host, port, path: "/api/ask", method: "POST", headers }, (response) => {
        response.resume();
        response.once("close", () =>
          resolve({ status: response.statusCode ?? 0, bytes: upload.socket?.bytesWritten ?? 0 }),
        );
      });
      const chunk = Buffer.alloc(1024 * 1024);
      const pour = (): void => {
        while (!upload.destroyed && upload.write(chunk));
      };
      upload.on("drain", pour).on("error", () => undefined);
      upload.once("socket", pour);
      setTimeout(() => reject(new Error("still open")), 60_000).unref();
    });
    expect(sent.status).toBe(413);
    expect(sent.bytes).toBeLessThan(100 * 1024 * 1024);
    expect(performance.now() - startedAt).toBeLessThan(5000);
  });
});

/** What is told by the clock is tried again when the machine was busy with something else. */
describe("a client that asks for another protocol", { retry: 2 }, () => {
  const upgrade =
    "GET /_next/webpack-hmr HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n";

  it("is cut at once", async () => {
    const port = await serveRoom(async (_request, response) => void response.end());
    expect((await speakRaw(port, upgrade)).ms).toBeLessThan(1000);
  });

  it("keeps no server from closing, even when its socket was taken over", async () => {
    const port = await serveRoom(async (_request, response) => void response.end());
    const [server] = openServers.splice(0);
    if (!server) throw new Error("no server");
    server.removeAllListeners("upgrade").on("upgrade", () => undefined);
    const spoken = speakRaw(port, upgrade);
    await new Promise((resolve) => server.once("upgrade", resolve));
    await closeGracefully(server, 50);
    expect((await spoken).heard).toBe("");
  });
});

describe("what is reported of a visit", () => {
  it("is its own id, route and end; a client that leaves is told apart", async () => {
    const onEnd = vi.fn();
    const port = await serveRoom(
      async (_request, response) => {
        response.write("first");
        await new Promise((resolve) => setTimeout(resolve, 300));
      },
      { onEnd },
    );
    const leaving = new AbortController();
    const response = await fetch(`http://${host}:${String(port)}/quotes?q=secret`, {
      signal: leaving.signal,
    });
    leaving.abort();
    await vi.waitFor(() => expect(onEnd).toHaveBeenCalledOnce(), 60_000);
    expect(onEnd.mock.calls[0]?.[0]).toMatchObject({ path: "/quotes", method: "GET", left: true });
    expect(onEnd.mock.calls[0]?.[0].notes.id).toBe(response.headers.get("x-request-id"));
  });
});

describe("a port in use", () => {
  it("is told in words, with what to do", async () => {
    const port = await serveRoom(async (_request, response) => void response.end());
    const tried = refuseTakenPort({ host, port });
    await expect(tried).rejects.toBeInstanceOf(ListenError);
    await expect(tried).rejects.toThrow(`Port ${String(port)} is in use`);
  });
});
