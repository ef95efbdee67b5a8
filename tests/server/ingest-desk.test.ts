import { spawn } from "node:child_process";
import { describe, expect, it, vi } from "vitest";
import { openIngestDesk } from "../../lib/server/ingest-desk.ts";

/** An ingest that prints this after a moment, as `npm run ingest -- --json` does. */
function printing(output: string) {
  return () =>
    spawn(process.execPath, ["-e", `setTimeout(() => process.stdout.write(${JSON.stringify(output)}), 50)`], {
      stdio: ["ignore", "pipe", "ignore"],
    });
}
const now = () => new Date("2031-06-01T00:00:00Z");
const report = { read: 3, added: 1, changed: 0, removed: 0, passages: 9 };

describe("the desk that takes orders for an ingest", () => {
  it("takes one at a time, and gives the report when it is done", async () => {
    const desk = openIngestDesk({ run: printing(JSON.stringify(report)), now });
    expect(desk.state()).toEqual({ state: "idle" });
    expect(desk.start().state).toBe("running");
    expect(() => desk.start()).toThrow("under way already");
    await vi.waitFor(() => expect(desk.state()).toMatchObject({ state: "done", report }), 60_000);
    expect(desk.start().state).toBe("running");
    desk.close();
  });

  it("tells why an ingest failed, also one that could say nothing", async () => {
    const error = { code: "archivelocked", message: "Another ingest is at work." };
    const refused = openIngestDesk({ run: printing(JSON.stringify({ error })), now });
    refused.start();
    await vi.waitFor(() => expect(refused.state()).toMatchObject({ state: "failed", ...error }), 60_000);
    const killed = openIngestDesk({ run: printing("{"), now });
    killed.start();
    await vi.waitFor(
      () => expect(killed.state()).toMatchObject({ state: "failed", code: "stopped" }),
      60_000,
    );
  });
});
