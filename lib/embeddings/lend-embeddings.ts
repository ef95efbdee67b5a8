import { chmod, rm } from "node:fs/promises";
import { connect, createServer, type Server, type Socket } from "node:net";
import { LENT, passagesIn, socketIn, writeNumbers } from "./lent-socket.ts";
import type { NamedEmbeddings } from "./named-embeddings.ts";
import { embedPassages, type PassageText } from "./passage-text.ts";
import { readLines } from "./socket-lines.ts";

/** Ends with the process at the latest. */
export type Lending = Readonly<{ close: () => Promise<void> }>;

/** A borrower that says nothing for so long is let go. */
const SILENT_MS = 60_000;

/**
 * Lends a model that is loaded to the ingests of the same user into the same folder, over a socket in it: they need not load
 * their own, which takes longer than all else they do for one changed article. Undefined when another process lends
 * already, or no socket can be made there.
 */
export async function lendEmbeddings(
  embeddings: NamedEmbeddings,
  dataDir: string,
): Promise<Lending | undefined> {
  const path = socketIn(dataDir);
  if (path === undefined || (await isAnswered(path))) return undefined;
  await rm(path, { force: true });
  const borrowers = new Set<Socket>();
  const server = createServer((socket) => {
    borrowers.add(socket);
    socket.once("close", () => borrowers.delete(socket));
    serveBorrower(socket, embeddings);
  });
  if (!(await isListening(server, path))) return undefined;
  await chmod(path, 0o600);
  server.unref();
  return {
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of borrowers) socket.destroy();
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

/** One order after the other; whoever asks for what is not lent is let go. */
function serveBorrower(socket: Socket, embeddings: NamedEmbeddings): void {
  let work = Promise.resolve();
  socket.setTimeout(SILENT_MS, () => socket.destroy());
  socket.on("error", () => socket.destroy());
  socket.unref();
  socket.write(`${JSON.stringify({ embeddings: embeddings.id })}\n`);
  readLines(socket, LENT.line, (line) => {
    const passages = passagesIn(line);
    if (!passages || passages.length > LENT.passages) return void socket.destroy();
    work = work.then(() => answer(socket, embeddings, passages)).catch(() => void socket.destroy());
  });
}

async function answer(
  socket: Socket,
  embeddings: NamedEmbeddings,
  passages: readonly PassageText[],
): Promise<void> {
  const vectors: string[] = [];
  for (const passage of passages) {
    if (socket.destroyed) return;
    for (const { whole, sentences } of await embedPassages(embeddings, [passage]))
      vectors.push(...[whole, ...sentences].map(writeNumbers));
  }
  if (!socket.destroyed) socket.write(`${JSON.stringify({ vectors })}\n`);
}
