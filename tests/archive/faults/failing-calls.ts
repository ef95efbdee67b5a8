/**
 * In a process of its own, since it patches the file system: disturbs an ingest at its first call, its second, and so on
 * until one comes through undisturbed, and prints what was served after each disturbance and after the next ingest.
 * Arguments: folder, kind of fault.
 */
import { cpSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { armFault, countedCalls, type Fault, patchCalls } from "./count-calls.ts";
import { AFTER, BEFORE, describeServed, ingestRecord } from "./served-record.ts";

const [folder = "", kind = "EIO"] = process.argv.slice(2);

await patchCalls();
const base = join(folder, "base");
mkdirSync(base, { recursive: true });
await ingestRecord(base, BEFORE);

const outcomes: { at: number; failed: string; served: string; next: string }[] = [];
for (let at = 1; ; at++) {
  const dir = join(folder, "tried");
  rmSync(dir, { recursive: true, force: true });
  cpSync(base, dir, { recursive: true });
  armFault(dir, { at, kind: kind as Fault["kind"] });
  const failed = await ingestRecord(dir, AFTER).then(
    () => "",
    (error: unknown) => String(error),
  );
  const reached = countedCalls() >= at;
  armFault("\0", undefined);
  const served = await describeServed(dir);
  await ingestRecord(dir, AFTER);
  outcomes.push({ at, failed, served, next: await describeServed(dir) });
  if (!reached) break;
}
console.log(JSON.stringify(outcomes));
