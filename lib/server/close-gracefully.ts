import type { Server } from "node:http";
import type { Socket } from "node:net";

const IDLE_CHECK_MS = 50;

/** Sockets of each server, those that were upgraded too: Node forgets these, and then waits for them for ever. */
const socketsOf = new WeakMap<Server, Set<Socket>>();

/** Keeps count of the server's sockets, so that all of them can be cut. */
export function trackSockets(server: Server): Server {
  const sockets = new Set<Socket>();
  socketsOf.set(server, sockets);
  return server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
}

/** No new visits; answers under way may finish for up to `graceMs`, then are cut. Resolves when all is closed. */
export function closeGracefully(server: Server, graceMs: number): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => {
      server.closeAllConnections();
      for (const socket of socketsOf.get(server) ?? []) socket.destroy();
    }, graceMs);
    // A connection whose answer has ended would be kept for the next request, which will not be taken.
    const tidy = setInterval(() => server.closeIdleConnections(), IDLE_CHECK_MS);
    server.close(() => {
      clearTimeout(cut);
      clearInterval(tidy);
      resolve();
    });
  });
}
