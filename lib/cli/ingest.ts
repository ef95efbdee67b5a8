import { runIngest } from "./run-ingest.ts";

process.exitCode = await runIngest(process.argv.slice(2), {
  say: (line) => console.log(line),
  complain: (line) => console.error(line),
  bar: process.stderr,
});
