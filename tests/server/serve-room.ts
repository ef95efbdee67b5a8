import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { closeGracefully } from "../../lib/server/close-gracefully.ts";
import { makeGuard } from "../../lib/server/guard.ts";
import { listen } from "../../lib/server/listen.ts";
import { makeRoomServer, type RoomServerParts } from "../../lib/server/room-server.ts";
import { makeSiteLock } from "../../lib/server/site-lock.ts";
import { readSettings } from "../../lib/settings.ts";

export const host = "127.0.0.1";
export const openServers: Server[] = [];

type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void>;
type More = Partial<Pick<RoomServerParts, "onEnd" | "onFailure" | "timeouts" | "trustsProxy">> &
  Readonly<{ env?: Readonly<Record<string, string>>; nowMs?: () => number }>;

/** The server with `handle` in the place of Next, its settings from `env`; resolves with its port. */
export async function serveRoom(handle: Handle, more: More = {}): Promise<number> {
  const settings = readSettings(more.env ?? {});
  const nowMs = more.nowMs ?? (() => 0);
  const lock = makeSiteLock({ ...settings, nowMs });
  const guard = makeGuard({ ...settings, host, lock, nowMs });
  const server = makeRoomServer({
    handle,
    guard,
    lock,
    trustsProxy: false,
    dev: false,
    onEnd: () => undefined,
    onFailure: () => undefined,
    ...more,
  });
  openServers.push(server);
  return listen(server, { host, port: 0 });
}

export async function closeRooms(): Promise<void> {
  await Promise.all(openServers.splice(0).map((server) => closeGracefully(server, 0)));
}
