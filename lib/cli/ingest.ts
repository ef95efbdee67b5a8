import { parseArgs } from "node:util";
import { ArchiveLockedError } from "../archive/archive-errors.ts";
import { currentGeneration } from "../archive/embedded/open-archive.ts";
import { ingestCorpus } from "../ingest-corpus.ts";
import { EmptyCorpusError } from "../ingest/stage-corpus.ts";
import { printIngestReport, printSetAside } from "./print-ingest-report.ts";
import { readSettings, type Settings, SettingsError } from "../settings.ts";
import { openProgressBar } from "./progress.ts";

const USAGE = `npm run ingest [-- OPTIONS]

Brings the archive (DATA_DIR) into line with the articles (CORPUS_DIR).

  --dry-run  says what would be done, and does nothing
  --again    takes every article apart again, changed or not
  --json     the report as JSON

Exit codes: 0 done, 2 nothing could be done and nothing was changed, 3 another ingest is at work`;

const flag = { type: "boolean" } as const;
const EXIT = { done: 0, nothing: 2, locked: 3 };

type Order = Readonly<{ dryRun: boolean; again: boolean; json: boolean }>;

process.exitCode = await runIngest(process.argv.slice(2));

async function runIngest(args: string[]): Promise<number> {
  const order = readOrder(args);
  if (typeof order === "string") {
    console.error(order);
    return order === USAGE ? EXIT.done : EXIT.nothing;
  }
  const bar = openProgressBar(process.stderr);
  let settings: Settings | undefined;
  let before: string | undefined;
  try {
    settings = readSettings(process.env);
    before = await currentGeneration(settings.dataDir);
    const report = await ingestCorpus(settings, { ...order, onProgress: bar.show });
    bar.stop();
    console.log(
      order.json ? JSON.stringify(report, null, 2) : printIngestReport(report, { ...order, ...settings }),
    );
    return EXIT.done;
  } catch (error) {
    bar.stop();
    const isUnchanged = !settings || (await currentGeneration(settings.dataDir)) === before;
    return reportFailure(error, { ...order, isUnchanged });
  }
}

function readOrder(args: string[]): Order | string {
  try {
    const options = { "dry-run": flag, again: flag, json: flag, help: flag };
    const { values } = parseArgs({ args, options });
    if (values.help) return USAGE;
    return { dryRun: values["dry-run"] ?? false, again: values.again ?? false, json: values.json ?? false };
  } catch (error) {
    return `${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`;
  }
}

/** The one place where a failed ingest becomes words. */
function reportFailure(error: unknown, { json, isUnchanged }: Order & { isUnchanged: boolean }): number {
  const message = messageOf(error, isUnchanged);
  if (json)
    console.log(JSON.stringify({ error: { code: codeOf(error), message } } satisfies FailureJson, null, 2));
  console.error(message);
  if (error instanceof EmptyCorpusError && error.setAside.length > 0)
    console.error(printSetAside(error.setAside));
  return error instanceof ArchiveLockedError ? EXIT.locked : EXIT.nothing;
}

type FailureJson = Readonly<{ error: { code: string; message: string } }>;

function codeOf(error: unknown): string {
  return error instanceof Error ? error.name.replace(/Error$/u, "").toLowerCase() || "failed" : "failed";
}

function messageOf(error: unknown, isUnchanged: boolean): string {
  if (error instanceof SettingsError) return error.message;
  const why = error instanceof Error ? error.message : String(error);
  if (/nothing was changed/iu.test(why)) return why;
  return `${why}\n${isUnchanged ? "Nothing that is served was changed." : "The new articles are served all the same."}`;
}
