import { execFile } from "node:child_process";
import { connect } from "node:net";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";

const run = promisify(execFile);
const REACHED = "A test reached for the network";

/** 192.0.2.1 is kept for documentation: nobody answers there. */
const AWAY = "http://192.0.2.1/";

describe("the whole suite", () => {
  it("reaches nothing beyond this machine, by address", async () => {
    const failure: unknown = await fetch(AWAY).catch((cause: unknown) => cause);
    expect(String((failure as Error).cause)).toContain(REACHED);
    const refused = await new Promise((resolve) => connect(443, "192.0.2.1").once("error", resolve));
    expect(String(refused)).toContain(REACHED);
  });

  it("looks no name up", async () => {
    const failure: unknown = await fetch("http://elsewhere.invalid/").catch((cause: unknown) => cause);
    expect(String((failure as Error).cause)).toContain(REACHED);
  });

  it("holds the processes it starts to the same", async () => {
    const script = `fetch("${AWAY}").catch((failure) => console.log(String(failure.cause)))`;
    const { stdout } = await run(process.execPath, ["-e", script]);
    expect(stdout).toContain(REACHED);
  });

  it("may speak with itself", async () => {
    const server = createServer((_request, response) => response.end("here")).listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    const { port } = server.address() as AddressInfo;
    expect(await (await fetch(`http://localhost:${String(port)}/`)).text()).toBe("here");
    server.close();
  });
});
