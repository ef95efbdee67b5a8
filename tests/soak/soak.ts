import { parseArgs } from "node:util";
import { printSoakResult, type SoakOrder, type SoakResult } from "./soak-result.ts";
import { soakDamage } from "./soak-damage.ts";
import { soakFiles } from "./soak-files.ts";
import { soakFaults } from "./soak-faults.ts";
import { soakKills, soakMarkers } from "./soak-kills.ts";
import { soakLoad } from "./soak-load.ts";
import { soakRequests } from "./soak-requests.ts";

const USAGE = `npm run soak -- [WHAT ...] [--n N] [--seed S] [--data FOLDER]

  kills     300 kills at random moments of an ingest
  markers   a kill at each call of an ingest that writes
  faults    EIO, ENOSPC and EACCES at the Nth call of an ingest, for every N
  damage    333 damaged index files
  files     1,000 hostile files through one ingest
  requests  5,000 hostile requests to the running server
  load      50 questions a second for two minutes on 10,000 articles, with an ingest beside it; wants --data

Without WHAT: all of them that need no --data. Exit codes: 0 nothing failed, 1 something did, 2 the command is wrong`;

type Options = Readonly<{ data: string | undefined }>;
type Soak = Readonly<{ n: number; run: (order: SoakOrder, options: Options) => Promise<SoakResult> }>;

const SOAKS: Readonly<Record<string, Soak>> = {
  kills: { n: 300, run: soakKills },
  markers: { n: 10_000, run: soakMarkers },
  faults: { n: 0, run: soakFaults },
  damage: { n: 333, run: soakDamage },
  files: { n: 1000, run: soakFiles },
  requests: { n: 5000, run: soakRequests },
  load: { n: 6000, run: soakLoad },
};
const WANTS_DATA = new Set(["load"]);

process.exitCode = await soak(process.argv.slice(2));

async function soak(args: string[]): Promise<number> {
  const order = readOrder(args);
  if (typeof order === "string") {
    console.error(order);
    return 2;
  }
  let failed = false;
  for (const name of order.names) {
    const { n, run } = SOAKS[name] ?? { n: 0, run: soakFaults };
    const size = order.n ?? n;
    const onStep = (done: number): void => void process.stderr.write(`\r${name} ${String(done)}`);
    const result = await run({ n: size, seed: order.seed, onStep }, order);
    process.stderr.write("\r");
    console.log(printSoakResult(result));
    failed ||= result.failures.length > 0;
  }
  return failed ? 1 : 0;
}

type Order = Options & Readonly<{ names: readonly string[]; n: number | undefined; seed: number }>;

/** What was ordered, or why it cannot be. */
function readOrder(args: string[]): Order | string {
  const options = {
    n: { type: "string" },
    seed: { type: "string", default: "1" },
    data: { type: "string" },
    help: { type: "boolean" },
  } as const;
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  const names =
    positionals.length > 0 ? positionals : Object.keys(SOAKS).filter((name) => !WANTS_DATA.has(name));
  const unknown = names.filter((name) => !(name in SOAKS));
  if (values.help || unknown.length > 0)
    return [...unknown.map((name) => `There is no ${name}.`), USAGE].join("\n\n");
  if (names.some((name) => WANTS_DATA.has(name)) && values.data === undefined)
    return "load wants --data FOLDER.";
  const n = values.n === undefined ? undefined : Number(values.n);
  return { names, n, seed: Number(values.seed), data: values.data };
}
