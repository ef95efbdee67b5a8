import type { Server } from "node:http";

const IDLE_CHECK_MS = 50;

/** No new visits; answers under way may finish for up to `graceMs`, then are cut. Resolves when all is closed. */
export function closeGracefully(server: Server, graceMs: number): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), graceMs);
    // A connection whose answer has ended would be kept for the next request, which will not be taken.
    const tidy = setInterval(() => server.closeIdleConnections(), IDLE_CHECK_MS);
    server.close(() => {
      clearTimeout(cut);
      clearInterval(tidy);
      resolve();
    });
  });
}
