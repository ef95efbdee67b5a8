/** In a process of its own: a restore that is killed at one of its calls. Arguments: backup, folder, number of the call. */
import { restoreArchive } from "../../../lib/archive/embedded/restore.ts";
import { armFault, countedCalls, patchCalls } from "./count-calls.ts";

const [backup = "", dir = "", at = "0"] = process.argv.slice(2);

await patchCalls();
armFault(dir, { at: Number(at), kind: "kill" });
await restoreArchive(backup, dir, { force: true });
console.log(countedCalls());
