import { chmod, rm } from "node:fs/promises";
import { connect, createServer, type Server, type Socket } from "node:net";
import { join } from "node:path";

/** Ends with the process at the latest. */
export type Listening = Readonly<{ close: () => Promise<void> }>;

/** The longest name of a socket that every system takes, in bytes. */
const LONGEST = 103;

/** Undefined when the folder's name is too long for a socket in it. */
export function socketPath(folder: string, name: string): string | undefined {
  const path = join(folder, name);
  return Buffer.byteLength(path) <= LONGEST ? path : undefined;
}

/**
 * A socket for processes of the same user. Undefined when another process answers there already, or none can be made.
 * It keeps no process alive.
 */
export async function listenOn(
  path: string,
  onSocket: (socket: Socket) => void,
): Promise<Listening | undefined> {
  if (await isAnswered(path)) return undefined;
  await rm(path, { force: true });
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
    socket.on("error", () => socket.destroy());
    socket.unref();
    onSocket(socket);
  });
  if (!(await isListening(server, path))) return undefined;
  await chmod(path, 0o600);
  server.unref();
  return {
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

function isAnswered(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
}

function isListening(server: Server, path: string): Promise<boolean> {
  return new Promise((resolve) => {
    server.once("error", () => resolve(false));
    server.listen(path, () => resolve(true));
  });
}
