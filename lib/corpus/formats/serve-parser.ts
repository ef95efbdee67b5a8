import { Worker } from "node:worker_threads";
import { type FormatOptions, type FormatResult, refuse } from "./format.ts";
import { type FormatName, readFormat } from "./formats.ts";

/** What the parent sends, and what it is told back. */
export type ParseOrder = Readonly<{ format: FormatName; bytes: Uint8Array; options: FormatOptions }>;
export type ParseMessage = Readonly<{ kind: "ready" }> | Readonly<{ kind: "done"; result: FormatResult; megabytes: number }>;

/** Exit code of a process that took more memory than it may. */
export const OUT_OF_MEMORY = 77;

const MEGABYTE = 1024 * 1024;

/** The process's side of a `ParserProcess`: one file after the other, until the parent is gone. */
function serveOrders(send: (message: ParseMessage) => void): void {
  process.on("message", (order: ParseOrder) => {
    void readSafely(order).then((result) =>
      send({ kind: "done", result, megabytes: process.memoryUsage.rss() / MEGABYTE }),
    );
  });
  process.on("disconnect", () => process.exit());
  send({ kind: "ready" });
}

/** What a parser throws is about the file: it goes into the report, and the rest is read. */
async function readSafely({ format, bytes, options }: ParseOrder): Promise<FormatResult> {
  try {
    const result = await readFormat(format, bytes, options);
    return isTooLong(result, options.limits.fileBytes) ? TOO_LONG : result;
  } catch (error) {
    const why = error instanceof Error ? error.message.split("\n", 1)[0]?.slice(0, 200) : "no reason was given";
    return { ok: false, reason: "damaged", why: `It cannot be read: ${why ?? ""}` };
  }
}

const TOO_LONG = refuse("too-large", "The text packed in it is larger than a file may be.");

function isTooLong(result: FormatResult, most: number): boolean {
  if (!result.ok) return false;
  return result.texts.reduce((sum, { body }) => sum + body.length, 0) > most;
}

/**
 * Ends the process when it holds more than `limit` bytes, also outside the heap and while a parser keeps its main thread:
 * a heap limit alone lets unpacked data grow.
 */
function guardMemory(limit: number): void {
  const code = `setInterval(() => { if (process.memoryUsage.rss() > ${limit}) process.exit(${OUT_OF_MEMORY}); }, 20);`;
  new Worker(`process.exit = process.reallyExit; ${code}`, { eval: true }).unref();
}

// A process that was started for something else, and has a channel to its parent, may read this file as well.
const megabytes = process.env["PARSER_MEGABYTES"];
if (process.send && megabytes !== undefined) {
  const send = process.send.bind(process);
  guardMemory(Number(megabytes) * MEGABYTE);
  serveOrders((message) => void send(message));
}
