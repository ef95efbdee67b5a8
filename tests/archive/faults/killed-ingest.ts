/** In a process of its own: an ingest that is killed at one of its calls. Arguments: folder, number of the call. */
import { armFault, countedCalls, patchCalls } from "./count-calls.ts";
import { AFTER, ingestRecord } from "./served-record.ts";

const [dir = "", at = "0"] = process.argv.slice(2);

await patchCalls();
armFault(dir, { at: Number(at), kind: "kill" });
await ingestRecord(dir, AFTER);
console.log(countedCalls());
