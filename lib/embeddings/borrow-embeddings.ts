import { connect, type Socket } from "node:net";
import { LENT, parseLine, socketIn, vectorsIn } from "./lent-socket.ts";
import type { NamedEmbeddings } from "./named-embeddings.ts";
import { embedPassages, pairVectors, type PassageText, type PassageVectors } from "./passage-text.ts";
import { readLines } from "./socket-lines.ts";

/** How long a lender may take to say who it is, and to embed. */
const PATIENCE = { greetingMs: 1000, vectorsMs: 30_000 };

/** `own`, but a few passages are given to a server that has the same model loaded, when one lends it in `dataDir`. */
export function borrowEmbeddings(own: NamedEmbeddings, dataDir: string): NamedEmbeddings {
  const path = socketIn(dataDir);
  return own.fixed && path !== undefined ? new BorrowedEmbeddings(own, path) : own;
}

class BorrowedEmbeddings implements NamedEmbeddings {
  readonly fixed = true;
  private reached: Promise<Lender | undefined> | undefined;

  constructor(
    private readonly own: NamedEmbeddings,
    private readonly path: string,
  ) {}

  get id(): string {
    return this.own.id;
  }

  get dimension(): number | undefined {
    return this.own.dimension;
  }

  embedQuery(text: string): Promise<number[]> {
    return this.own.embedQuery(text);
  }

  async embedDocuments(texts: string[]): Promise<number[][]> {
    const vectors = await this.embedPassages(texts.map((text) => ({ text, sentences: [] })));
    return vectors.map(({ whole }) => [...whole]);
  }

  async embedPassages(passages: readonly PassageText[]): Promise<PassageVectors[]> {
    const lender = passages.length <= LENT.altogether ? await this.reach() : undefined;
    return (lender && (await borrow(lender, passages))) ?? embedPassages(this.own, passages);
  }

  warm(): void {
    void this.reach().then((lender) => lender ?? this.own.warm?.());
  }

  async close(): Promise<void> {
    (await this.reached)?.leave();
    this.reached = undefined;
    await this.own.close?.();
  }

  private reach(): Promise<Lender | undefined> {
    return (this.reached ??= reachLender(this.path, this.own.id));
  }
}

/** `embed` gives undefined when no whole answer comes. */
type Lender = Readonly<{
  embed: (passages: readonly PassageText[]) => Promise<PassageVectors[] | undefined>;
  leave: () => void;
}>;

/** Undefined when an answer to some of it is none. */
async function borrow(
  lender: Lender,
  passages: readonly PassageText[],
): Promise<PassageVectors[] | undefined> {
  const vectors: PassageVectors[] = [];
  for (let at = 0; at < passages.length; at += LENT.passages) {
    const some = await lender.embed(passages.slice(at, at + LENT.passages));
    if (!some) return undefined;
    vectors.push(...some);
  }
  return vectors;
}

/** Undefined when nobody lends there, or not these embeddings. */
async function reachLender(path: string, id: string): Promise<Lender | undefined> {
  const socket = connect(path);
  const next = lineReader(socket);
  const greeting = await next(PATIENCE.greetingMs);
  const said = greeting === undefined ? undefined : parseLine(greeting);
  if (typeof said !== "object" || said === null || !("embeddings" in said) || said.embeddings !== id) {
    socket.destroy();
    return undefined;
  }
  return {
    async embed(passages) {
      const asked = passages.map(({ text, sentences }) => ({ text, sentences }));
      socket.write(`${JSON.stringify({ passages: asked })}\n`);
      const line = await next(PATIENCE.vectorsMs);
      const vectors = line === undefined ? undefined : vectorsIn(line);
      const due = passages.reduce((count, { sentences }) => count + 1 + sentences.length, 0);
      return vectors?.length === due ? pairVectors(passages, vectors) : undefined;
    },
    leave: () => void socket.destroy(),
  };
}

/** Gives the next line; undefined when none comes in time, or ever. */
function lineReader(socket: Socket): (waitMs: number) => Promise<string | undefined> {
  const lines: string[] = [];
  let isOver = false;
  let wake: () => void = () => undefined;
  readLines(socket, LENT.line, (line) => {
    lines.push(line);
    wake();
  });
  // A lender that goes away is none: "close" follows, and the texts are embedded here.
  socket.on("error", () => socket.destroy());
  socket.on("close", () => {
    isOver = true;
    wake();
  });
  return async (waitMs) => {
    if (lines.length === 0 && !isOver) {
      const timer = setTimeout(() => socket.destroy(), waitMs);
      await new Promise<void>((resolve) => (wake = resolve));
      clearTimeout(timer);
    }
    return lines.shift();
  };
}
