import { createHash } from "node:crypto";
import { realpathSync } from "node:fs";
import type { Socket } from "node:net";
import { resolve } from "node:path";
import { z } from "zod";
import { type Listening, listenOn, socketPath } from "../embeddings/own-socket.ts";
import { readLines } from "../embeddings/socket-lines.ts";
import type { Settings } from "../settings.ts";
import type { KeptIngest, KeptNews } from "./keep-ingest.ts";

/** What an ingest does depends on these, besides the folder of the corpus and the one in which the socket is. */
const SETTINGS = [
  "EMBEDDINGS",
  "DATABASE_URL",
  "OLLAMA_BASE_URL",
  "OPENAI_BASE_URL",
  "OPENAI_API_KEY",
  "MAX_FILE_BYTES",
  "MAX_ROW_BYTES",
  "MAX_PDF_PAGES",
  "MAX_PARSE_MS",
  "MAX_PARSER_MB",
] as const;

/** Bytes of an order. */
const LONGEST = 16 * 1024;

/** `settings`: SHA-256 of what SETTINGS are set to, as JSON, null for what is not. Folders by their true names. */
const orderSchema = z.object({
  program: z.string(),
  corpus: z.string(),
  settings: z.string(),
  args: z.array(z.enum(["--again", "--json"])),
  columns: z.int().positive().optional(),
});

type Order = z.infer<typeof orderSchema>;

export type OrderParts = Readonly<{ root: string; env: Readonly<NodeJS.ProcessEnv>; ingest: KeptIngest }>;

/**
 * Takes the orders of `npm run ingest` of the same user into the same folder, of the same program with the same settings; any
 * other is let go, and does the work itself. Undefined when another process takes them, or no socket can be made there.
 * A line of JSON each: `{"asks":["EMBEDDINGS",…]}`, then the order, then `{"begun":true}`, what is printed as
 * `{"out":"…"}` and `{"err":"…"}`, and `{"exit":0}`.
 */
export async function takeIngestOrders(
  { dataDir, corpusDir }: Pick<Settings, "dataDir" | "corpusDir">,
  { root, env, ingest }: OrderParts,
): Promise<Listening | undefined> {
  const path = socketPath(dataDir, "ingest.sock");
  if (path === undefined) return undefined;
  const own = { program: realPath(root), settings: hashSettings(env) };
  const isOurs = (order: Order) =>
    order.program === own.program && order.settings === own.settings && order.corpus === realPath(corpusDir);
  return listenOn(path, (socket) => serveOrder(socket, { isOurs, ingest }));
}

function serveOrder(
  socket: Socket,
  { isOurs, ingest }: Readonly<{ isOurs: (order: Order) => boolean; ingest: KeptIngest }>,
): void {
  const left = new AbortController();
  const tell = (said: object): void => void (socket.writable && socket.write(`${JSON.stringify(said)}\n`));
  socket.once("close", () => left.abort());
  let isTaken = false;
  readLines(socket, LONGEST, (line) => {
    const order = orderSchema.safeParse(parseJson(line));
    if (isTaken || !order.success || !isOurs(order.data)) return void socket.destroy();
    isTaken = true;
    const { args, columns } = order.data;
    void ingest
      .run({ args, columns }, (news) => tell(wordsOf(news)), left.signal)
      .then((code) => {
        if (code !== undefined) tell({ exit: code });
        socket.end();
      });
  });
  tell({ asks: SETTINGS });
}

function wordsOf(news: KeptNews): object {
  return news.kind === "text" ? { [news.to]: news.text } : { [news.kind]: true };
}

function hashSettings(env: Readonly<NodeJS.ProcessEnv>): string {
  const values = SETTINGS.map((name) => ((env[name] ?? "").trim() === "" ? null : env[name]));
  return createHash("sha256").update(JSON.stringify(values)).digest("hex");
}

/** A folder that is not there has no other name. */
function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return resolve(path);
  }
}

/** Undefined for what is no JSON. */
function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
