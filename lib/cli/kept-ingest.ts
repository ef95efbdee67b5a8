import { readdirSync, statSync } from "node:fs";
import { constants, setPriority } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import { rehearseIngest } from "../ingest-corpus.ts";
import type { KeptNews, KeptOrder } from "../server/keep-ingest.ts";
import { readSettings } from "../settings.ts";
import { runIngest } from "./run-ingest.ts";

/** One that has grown beyond this by a large corpus is replaced. */
const WORN_BYTES = 400 * 1024 * 1024;

const root = new URL("../..", import.meta.url).pathname;

/** The process that a server keeps for ingests: started, and waiting for orders. */
async function serveOrders(tell: (news: KeptNews) => void): Promise<void> {
  const started = describeProgram();
  // Whoever asks a question goes first.
  setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  // The server is gone: whoever gave an order to it goes on by itself.
  process.once("disconnect", () => process.exit());
  process.on("message", (order: KeptOrder) => {
    if (describeProgram() !== started) return tell({ kind: "outdated" });
    tell({ kind: "begun" });
    void carryOut(order, tell).then((code) => {
      tell({ kind: "done", code, isWorn: process.memoryUsage.rss() > WORN_BYTES });
    });
  });
  await rehearse();
  tell({ kind: "ready" });
}

function carryOut({ args, columns }: KeptOrder, tell: (news: KeptNews) => void): Promise<number> {
  const write = (to: "out" | "err") => (text: string) => tell({ kind: "text", to, text });
  const bar = new Writable({
    decodeStrings: false,
    write: (text, _, done) => {
      write("err")(String(text));
      done();
    },
  });
  return runIngest([...args], {
    say: (line) => write("out")(`${line}\n`),
    complain: (line) => write("err")(`${line}\n`),
    bar: Object.assign(bar, columns === undefined ? { isTTY: false } : { isTTY: true, columns }),
  });
}

/** What is done for the first time takes several times as long: a look at what there is to do, before anybody waits. */
async function rehearse(): Promise<void> {
  // A corpus that cannot be read is told to whoever orders an ingest.
  await rehearseIngest(readSettings(process.env)).catch(() => undefined);
}

/** Which program this is: names, sizes and times of its files. */
function describeProgram(): string {
  const files = readdirSync(join(root, "lib"), { recursive: true, encoding: "utf8" });
  const looks = ["package-lock.json", ...files.map((file) => join("lib", file))].map((file) => {
    const { size, mtimeMs } = statSync(join(root, file));
    return `${file} ${size} ${mtimeMs}`;
  });
  return looks.join("\n");
}

if (process.send) await serveOrders((news) => void process.send?.(news));
