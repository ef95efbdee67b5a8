import Database from "better-sqlite3";
import hnswlib from "hnswlib-node";
import fs from "node:fs";
import promises from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What happens at call number `at`: an error of this code, or the end of the process without warning. */
export type Fault = Readonly<{ at: number; kind: "ENOSPC" | "EIO" | "EACCES" | "kill" }>;

type Any = (...args: unknown[]) => unknown;

let calls = 0;
let armed: Fault | undefined;
let root = "\0";

/** Counts from here on the calls that write below `dir`; `fault` strikes at its call. */
export function armFault(dir: string, fault: Fault | undefined): void {
  calls = 0;
  armed = fault;
  root = dir;
}

/** Calls since `armFault`. */
export function countedCalls(): number {
  return calls;
}

/** True when the fault struck. */
function strike(): void {
  calls++;
  if (!armed || calls !== armed.at) return;
  const { kind } = armed;
  if (kind === "kill") process.kill(process.pid, "SIGKILL");
  throw Object.assign(new Error(`${kind}: injected at call ${calls}`), { code: kind });
}

function patch(owner: object, name: string, isCounted: (args: readonly unknown[]) => boolean): void {
  const original = Reflect.get(owner, name) as Any;
  const sync = name.endsWith("Sync") || name === "exec";
  const counted = function (this: unknown, ...args: unknown[]): unknown {
    if (armed !== undefined || root !== "\0") {
      if (isCounted(args)) {
        if (sync) strike();
        else
          return (async () => {
            strike();
            return original.apply(this, args);
          })();
      }
    }
    return original.apply(this, args);
  };
  Reflect.set(owner, name, counted);
}

const isBelowRoot = ([path]: readonly unknown[]) => typeof path === "string" && path.startsWith(root);
const always = () => root !== "\0";

/** Puts the counter into Node's file calls, SQLite's transactions and hnswlib's writing; once a process. */
export async function patchCalls(): Promise<void> {
  for (const name of ["open", "rename", "mkdir", "rm", "unlink", "writeFile"])
    patch(promises, name, isBelowRoot);
  for (const name of ["mkdirSync", "writeFileSync", "rmSync", "renameSync"]) patch(fs, name, isBelowRoot);
  const probe = join(tmpdir(), `probe-${process.pid}`);
  const handle = await promises.open(probe, "w");
  const handles: object = Object.getPrototypeOf(handle) as object;
  await handle.close();
  fs.rmSync(probe);
  for (const name of ["sync", "writeFile"]) patch(handles, name, always);
  patch(hnswlib.HierarchicalNSW.prototype, "writeIndex", isBelowRoot);
  patchTransactions();
  syncBuiltinESMExports();
}

/** Strikes before a transaction and after it, when it is on disk. */
function patchTransactions(): void {
  const original = Database.prototype.transaction as unknown as Any;
  Reflect.set(Database.prototype, "transaction", function (this: unknown, run: Any) {
    const transaction = original.call(this, run) as Any;
    return (...args: unknown[]) => {
      strike();
      const result = transaction(...args);
      strike();
      return result;
    };
  });
}
