import { connect, createServer, type Server, type Socket } from "node:net";

export type Relay = Readonly<{
  /** The address of the server behind it, by way of the relay. */
  url: string;
  /** Chunks that clients have sent since the relay began. */
  passed: () => number;
  /** Cuts the connection in the place of the chunk of this number, counted from now. */
  cutAt: (chunk: number) => void;
  cutAll: () => void;
  stop: () => Promise<void>;
  /** Again, at the same address. */
  start: () => Promise<void>;
}>;

/** Stands between a client and the server at `url`, and can cut what runs through it. */
export async function startRelay(url: string): Promise<Relay> {
  const behind = new URL(url);
  const sockets = new Set<Socket>();
  let server: Server;
  let port = 0;
  let passed = 0;
  let cut = Infinity;

  const join = (client: Socket): void => {
    const upstream = connect(Number(behind.port || 5432), behind.hostname);
    for (const [one, other] of [[client, upstream] as const, [upstream, client] as const]) {
      sockets.add(one);
      one
        .on("error", () => other.destroy())
        .on("close", () => {
          sockets.delete(one);
          other.destroy();
        });
    }
    client.on("data", (chunk) => {
      if (++passed >= cut) {
        cut = Infinity;
        client.destroy();
      } else upstream.write(chunk);
    });
    upstream.on("data", (chunk) => client.write(chunk));
  };
  const start = (): Promise<void> =>
    new Promise((resolve) => {
      server = createServer(join).listen(port, "127.0.0.1", () => {
        const address = server.address();
        port = typeof address === "object" && address ? address.port : port;
        resolve();
      });
    });
  const cutAll = (): void => {
    for (const socket of sockets) socket.destroy();
  };

  await start();
  const own = new URL(url);
  own.host = `127.0.0.1:${port}`;
  return {
    url: own.href,
    passed: () => passed,
    cutAt(chunk) {
      passed = 0;
      cut = chunk;
    },
    cutAll,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        cutAll();
      }),
    start,
  };
}
