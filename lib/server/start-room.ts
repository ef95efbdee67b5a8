import type { Server } from "node:http";
import next from "next";
import type { Settings } from "../settings.ts";
import { closeGracefully } from "./close-gracefully.ts";
import { makeGuard } from "./guard.ts";
import { listen } from "./listen.ts";
import { makeRoomServer } from "./room-server.ts";
import { share, type Shared, sharedAssistant } from "./shared-assistant.ts";

/** Answers under way may finish for this long after the server was told to stop. */
const GRACE_MS = 25_000;

export type Room = Readonly<{
  /** Where it is open: "http://127.0.0.1:3000". */
  url: string;
  /** Lets answers under way finish, then closes everything. */
  close: () => Promise<void>;
}>;

/**
 * Opens the reading room: pages and routes in this process, on the built page.
 * @throws {ListenError} when the port cannot be had.
 */
export async function startRoom(
  settings: Pick<Settings, "host" | "port" | "proxyHops" | "limits">,
  parts: { root: string; shared: Shared; dev: boolean; graceMs?: number },
): Promise<Room> {
  share(parts.shared);
  const pages = next({ dev: parts.dev, dir: parts.root });
  await pages.prepare();

  const guard = makeGuard({ ...settings, nowMs: () => performance.now() });
  const server = makeRoomServer({
    handle: pages.getRequestHandler(),
    guard,
    trustsProxy: settings.proxyHops > 0,
    dev: parts.dev,
  });
  const port = await listen(server, settings);
  return {
    url: `http://${hostForUrl(settings.host)}:${String(port)}`,
    close: () => closeRoom(server, pages, parts.graceMs ?? GRACE_MS),
  };
}

async function closeRoom(server: Server, pages: ReturnType<typeof next>, graceMs: number): Promise<void> {
  await closeGracefully(server, graceMs);
  await pages.close();
  const assistant = await sharedAssistant().catch(() => undefined);
  await assistant?.close();
}

function hostForUrl(host: string): string {
  return host.includes(":") ? `[${host}]` : host;
}
