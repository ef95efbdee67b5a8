/**
 * In a process of its own, to be killed at any moment: puts one record in the place of the other, again and again.
 * Writes "begins" before each ingest and "after" or "before", whichever is served, when one is acknowledged.
 * Argument: the folder.
 */
import { writeSync } from "node:fs";
import { AFTER, BEFORE, describeServed, ingestRecord } from "../archive/faults/served-record.ts";

const [dir = ""] = process.argv.slice(2);
const STDOUT = 1;

let next = (await describeServed(dir)) === "after" ? ("before" as const) : ("after" as const);
for (;;) {
  writeSync(STDOUT, "begins\n");
  await ingestRecord(dir, next === "after" ? AFTER : BEFORE);
  writeSync(STDOUT, `${next}\n`);
  next = next === "after" ? "before" : "after";
}
