import { request as send, type ClientRequest, type IncomingMessage } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { closeRooms, host, serveRoom } from "./serve-room.ts";

const REFUSED_WITHIN_MS = 100;
const env = { PROXY_HOPS: "1", MAX_STREAMS: "100", QUESTION_BURST: "1000" };

afterEach(closeRooms);

type Asked = Readonly<{ response: IncomingMessage; ms: number; leave: () => ClientRequest }>;

/** Asks from an address of its own; resolves when the head of the answer is there. */
function ask(port: number, address: string): Promise<Asked> {
  const startedAt = performance.now();
  const headers = { "content-type": "application/json", "x-forwarded-for": address };
  return new Promise((resolve, reject) => {
    const asking = send(
      { host, port, path: "/api/chat", method: "POST", headers, agent: false },
      (response) => {
        response.on("error", () => undefined).resume();
        resolve({ response, ms: performance.now() - startedAt, leave: () => asking.destroy() });
      },
    );
    asking.on("error", reject).end("{}");
  });
}

/** Streams that begin and do not end until the reader leaves. */
async function openRoom(): Promise<{ port: number; held: () => number }> {
  let held = 0;
  const port = await serveRoom(
    async (_request, response) => {
      held++;
      response.once("close", () => held--);
      response.write("data: begun\n\n");
    },
    { env, trustsProxy: true },
  );
  return { port, held: () => held };
}

/** What is told by the clock is tried again when the machine was busy with something else. */
describe("an overloaded server", { retry: 2 }, () => {
  it("holds 100 streams, refuses the next within 100 ms, and has room again when one leaves", async () => {
    const { port, held } = await openRoom();
    const streams = await Promise.all(
      Array.from({ length: 100 }, (_, at) => ask(port, `10.0.${String(Math.floor(at / 3))}.1`)),
    );
    expect(streams.map(({ response }) => response.statusCode)).toEqual(Array(100).fill(200));
    expect(held()).toBe(100);

    const refused = await ask(port, "10.9.9.9");
    expect([refused.response.statusCode, refused.response.headers["retry-after"]]).toEqual([503, "2"]);
    expect(refused.ms).toBeLessThan(REFUSED_WITHIN_MS);

    streams[0]?.leave();
    await expect.poll(held).toBe(99);
    expect((await ask(port, "10.9.9.9")).response.statusCode).toBe(200);
  });

  it("refuses an address its fourth stream within 100 ms, and lets others in", async () => {
    const { port } = await openRoom();
    for (let n = 0; n < 3; n++) expect((await ask(port, "10.0.0.1")).response.statusCode).toBe(200);
    const fourth = await ask(port, "10.0.0.1");
    expect(fourth.response.statusCode).toBe(429);
    expect(fourth.ms).toBeLessThan(REFUSED_WITHIN_MS);
    expect((await ask(port, "10.0.0.2")).response.statusCode).toBe(200);
  });

  it("answers 200 refusals together within 100 ms each, whatever addresses they claim", async () => {
    const port = await serveRoom(async (_request, response) => void response.end("in"));
    const asked = [];
    for (let at = 0; at < 200; at++) asked.push(await ask(port, `6.6.${String(at)}.6`));
    const statuses = asked.map(({ response }) => response.statusCode);
    expect(statuses.filter((status) => status === 200)).toHaveLength(5);
    expect(statuses.filter((status) => status === 429)).toHaveLength(195);
    const slowest = asked.map(({ ms }) => ms).sort((a, b) => b - a)[2] ?? 0;
    expect(slowest).toBeLessThan(REFUSED_WITHIN_MS);
  });
});
