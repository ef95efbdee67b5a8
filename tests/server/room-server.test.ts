import { type IncomingMessage, request as send, type Server, type ServerResponse } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { closeGracefully } from "../../lib/server/close-gracefully.ts";
import { makeGuard } from "../../lib/server/guard.ts";
import { listen, ListenError, refuseTakenPort } from "../../lib/server/listen.ts";
import { makeRoomServer } from "../../lib/server/room-server.ts";
import { readSettings } from "../../lib/settings.ts";

const host = "127.0.0.1";
const { limits } = readSettings({});
const open: Server[] = [];

async function serve(
  handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
): Promise<number> {
  const guard = makeGuard({ host, proxyHops: 0, limits, nowMs: () => 0 });
  const server = makeRoomServer({ handle, guard, trustsProxy: false, dev: false });
  open.push(server);
  return listen(server, { host, port: 0 });
}

afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => closeGracefully(server, 0)));
});

describe("the server", () => {
  it("hands the page's policy on to Next, in place of any the client sent", async () => {
    let handed: string | undefined;
    const port = await serve(async (request, response) => {
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
    const port = await serve(async (_request, response) => void response.end());
    const response = await fetch(`http://${host}:${String(port)}/`, { method: "POST" });
    expect([response.status, response.headers.get("allow")]).toEqual([405, "GET, HEAD"]);
    expect(response.headers.get("x-frame-options")).toBe("DENY");
  });

  it("cuts a client that goes on sending after it was refused", async () => {
    const port = await serve(async (_request, response) => void response.end());
    const ended = new Promise<number>((resolve, reject) => {
      const headers = { "content-length": "300000000", "content-type": "application/json" };
      const upload = send({ host, port, path: "/api/ask", method: "POST", headers }, (response) => {
        response.resume();
        response.once("close", () => resolve(response.statusCode ?? 0));
      });
      upload.on("error", () => undefined);
      upload.write(Buffer.alloc(1024));
      setTimeout(() => reject(new Error("still open")), 5000).unref();
    });
    expect(await ended).toBe(413);
  });

  it("answers in words when the page itself breaks", async () => {
    const quiet = console.error;
    console.error = () => undefined;
    const port = await serve(() => Promise.reject(new Error("secret path")));
    const response = await fetch(`http://${host}:${String(port)}/`);
    console.error = quiet;
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain("secret path");
  });

  it("lets an answer under way finish when it is told to close", async () => {
    const port = await serve(async (_request, response) => {
      response.write("first ");
      setTimeout(() => response.end("last"), 150);
    });
    const response = await fetch(`http://${host}:${String(port)}/`);
    const [server] = open.splice(0);
    if (!server) throw new Error("no server");
    const closed = closeGracefully(server, 5000);
    expect(await response.text()).toBe("first last");
    await closed;
    await expect(fetch(`http://${host}:${String(port)}/`)).rejects.toThrow();
  });
});

describe("a port in use", () => {
  it("is told in words, with what to do", async () => {
    const port = await serve(async (_request, response) => void response.end());
    const tried = refuseTakenPort({ host, port });
    await expect(tried).rejects.toBeInstanceOf(ListenError);
    await expect(tried).rejects.toThrow(`Port ${String(port)} is in use`);
  });
});
