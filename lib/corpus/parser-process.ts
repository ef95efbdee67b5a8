import { type ChildProcess, fork } from "node:child_process";
import { join } from "node:path";
import { type FormatOptions, type FormatResult, refuse } from "./formats/format.ts";
import type { FormatName } from "./formats/formats.ts";
import { OUT_OF_MEMORY, type ParseMessage, type ParseOrder } from "./formats/serve-parser.ts";

export type ParserLimits = Readonly<{
  /** Milliseconds one file may take. */
  parseMs: number;
  /** Heap of the process that parses, in MB; all its memory together may be twice that. */
  parserMegabytes: number;
}>;

/** A process that holds more than this share of what it may have is replaced before the next file. */
const WORN = 0.6;

type Ended = Readonly<{ code: number | null; signal: NodeJS.Signals | null }>;

/**
 * Reads the formats whose parsers are large, or can be made to take all memory or all day, in a process of their own: it
 * sees no environment, and a file that costs more than it may is given up while the program goes on.
 */
export class ParserProcess {
  private child: Promise<ChildProcess> | undefined;

  constructor(private readonly limits: ParserLimits) {}

  /** One file at a time. Rejects only when no process can be started at all. */
  readonly read = async (
    format: FormatName,
    bytes: Uint8Array,
    options: FormatOptions,
  ): Promise<FormatResult> => {
    this.child ??= this.start();
    const child = await this.child;
    const { result, isSpent } = await this.ask(child, { format, bytes, options });
    if (isSpent) this.close();
    return result;
  };

  close(): void {
    // One that never started has nothing to be ended; whoever asked it to read was told.
    this.child?.then(
      (child) => child.kill("SIGKILL"),
      () => undefined,
    );
    this.child = undefined;
  }

  private async start(): Promise<ChildProcess> {
    const { parserMegabytes } = this.limits;
    const child = fork(join(import.meta.dirname, "formats", "start-parser.mjs"), {
      execArgv: [`--max-old-space-size=${parserMegabytes}`],
      env: { NODE_ENV: "production", PARSER_MEGABYTES: String(parserMegabytes * 2) },
      serialization: "advanced",
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    });
    await new Promise<void>((resolve, reject) => {
      child.once("message", () => resolve());
      child.once("error", reject);
      child.once("exit", (code) => reject(new Error(`The process that reads files could not start (${code}).`)));
    });
    child.removeAllListeners("exit").removeAllListeners("error");
    return child;
  }

  private ask(
    child: ChildProcess,
    order: ParseOrder,
  ): Promise<Readonly<{ result: FormatResult; isSpent: boolean }>> {
    const { parseMs, parserMegabytes } = this.limits;
    return new Promise((resolve) => {
      const settle = (result: FormatResult, isSpent: boolean) => {
        clearTimeout(timer);
        child.removeAllListeners();
        resolve({ result, isSpent });
      };
      const timer = setTimeout(() => settle(tooSlow(parseMs), true), parseMs);
      child.on("error", (error) => settle(refuse("damaged", `It cannot be read: ${error.message}`), true));
      child.on("exit", (code, signal) => settle(describeEnd({ code, signal }, parserMegabytes), true));
      child.on("message", (message: ParseMessage) => {
        if (message.kind !== "done") return;
        settle(message.result, message.megabytes > parserMegabytes * 2 * WORN);
      });
      child.send(order, (error) => error && settle(refuse("damaged", `It cannot be read: ${error.message}`), true));
    });
  }
}

function tooSlow(parseMs: number): FormatResult {
  return refuse("too-costly", `Reading it takes longer than ${parseMs / 1000} s.`);
}

/** Node aborts a process whose heap is full; the process itself leaves when all its memory is. */
function describeEnd({ code, signal }: Ended, parserMegabytes: number): FormatResult {
  const isFull = code === OUT_OF_MEMORY || code === 134 || signal === "SIGABRT" || signal === "SIGKILL";
  return isFull
    ? refuse("too-costly", `Reading it takes more memory than it may (${parserMegabytes} MB).`)
    : refuse("damaged", `Reading it ended the process that reads (${signal ?? code ?? "unknown"}).`);
}
