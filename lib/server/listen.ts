import { createServer, type Server } from "node:net";

/** The address cannot be listened on; `message` says why and what to do. */
export class ListenError extends Error {
  override readonly name = "ListenError";
}

/** Resolves with the port once `server` listens (port 0 takes a free one). @throws {ListenError} */
export function listen(server: Server, at: { host: string; port: number }): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (cause: NodeJS.ErrnoException) => {
      reject(new ListenError(describeListenError(cause, at), { cause }));
    });
    server.listen(at.port, at.host, () => {
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : at.port);
    });
  });
}

/** Says so before any long work, when the port is taken. @throws {ListenError} */
export async function refuseTakenPort(at: { host: string; port: number }): Promise<void> {
  const probe = createServer();
  await listen(probe, at);
  await new Promise((resolve) => probe.close(resolve));
}

function describeListenError(cause: NodeJS.ErrnoException, at: { host: string; port: number }): string {
  const port = String(at.port);
  switch (cause.code) {
    case "EADDRINUSE":
      return `Port ${port} is in use on ${at.host}. Stop what uses it, or choose another: PORT=${String(at.port + 1)} npm start`;
    case "EACCES":
      return `Port ${port} may not be used by this account. Choose one above 1023: PORT=3000 npm start`;
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return `HOST=${at.host} is not an address of this machine. Leave HOST unset to serve this machine only.`;
    default:
      return `Cannot listen on ${at.host}:${port}: ${cause.message}`;
  }
}
