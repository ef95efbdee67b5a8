import type { Socket } from "node:net";
import { LENT, passagesIn, socketIn, writeNumbers } from "./lent-socket.ts";
import type { NamedEmbeddings } from "./named-embeddings.ts";
import { embedPassages, type PassageText } from "./passage-text.ts";
import { type Listening, listenOn } from "./own-socket.ts";
import { readLines } from "./socket-lines.ts";

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
): Promise<Listening | undefined> {
  const path = socketIn(dataDir);
  return path === undefined ? undefined : listenOn(path, (socket) => serveBorrower(socket, embeddings));
}

/** One order after the other; whoever asks for what is not lent is let go. */
function serveBorrower(socket: Socket, embeddings: NamedEmbeddings): void {
  let work = Promise.resolve();
  socket.setTimeout(SILENT_MS, () => socket.destroy());
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
