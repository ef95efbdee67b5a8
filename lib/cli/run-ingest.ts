import { parseArgs } from "node:util";
import { ArchiveLockedError } from "../archive/archive-errors.ts";
import type { IngestReport } from "../domain/ingest-report.ts";
import { ingestCorpus, type IngestOrder, openIngest, servedNow } from "../ingest-corpus.ts";
import { EmptyCorpusError } from "../ingest/stage-corpus.ts";
import { printIngestReport, printSetAside } from "./print-ingest-report.ts";
import { readSettings, type Settings, SettingsError } from "../settings.ts";
import { openProgressBar, type ProgressStream } from "./progress.ts";

const USAGE = `npm run ingest [-- OPTIONS]

Brings the archive (in DATA_DIR, or in the database of DATABASE_URL) into line with the articles (CORPUS_DIR).

  --dry-run  says what would be done, and does nothing
  --again    takes every article apart again, changed or not
  --watch    goes on: ingests again whenever files have come, gone or changed, until it is stopped
  --json     the report as JSON; while watching, one line a report

Exit codes: 0 done, 2 nothing could be done and nothing was changed, 3 another ingest is at work`;

const flag = { type: "boolean" } as const;
const EXIT = { done: 0, nothing: 2, locked: 3 };
/** While watching: quiet after which changes are taken in, and how long they may go on before. */
const WATCH = { quietMs: 200, longestMs: 5000 };

type Asked = Readonly<{ dryRun: boolean; again: boolean; json: boolean; watch: boolean }>;
type Order = Asked & Readonly<{ terminal: Terminal }>;

/** Where an ingest tells what it does: whole lines, and a stream that a bar is drawn on when it is a terminal. */
export type Terminal = Readonly<{
  say: (line: string) => void;
  complain: (line: string) => void;
  bar: ProgressStream;
}>;

/** Returns the exit code. */
export async function runIngest(args: string[], terminal: Terminal): Promise<number> {
  const asked = readOrder(args);
  if (typeof asked === "string") {
    terminal.complain(asked);
    return asked === USAGE ? EXIT.done : EXIT.nothing;
  }
  const order = { ...asked, terminal };
  let settings: Settings | undefined;
  try {
    settings = readSettings(process.env);
    return order.watch ? await watchCorpus(settings, order) : await ingestOnce(settings, order, ingestCorpus);
  } catch (error) {
    return reportFailure(error, { ...order, isUnchanged: true });
  }
}

/** `ingest` is given what the command line orders; its failure is put into words here. */
async function ingestOnce(
  settings: Settings,
  order: Order,
  ingest: (settings: Settings, order: IngestOrder) => Promise<IngestReport>,
): Promise<number> {
  const bar = await openProgressBar(order.terminal.bar);
  const { archive, generation: before } = await servedNow(settings);
  try {
    const report = await ingest(settings, { ...order, onProgress: bar.show });
    bar.stop();
    if (order.json) printJson(report, order);
    else order.terminal.say(printIngestReport(report, { ...order, ...settings, archive }));
    return EXIT.done;
  } catch (error) {
    bar.stop();
    // A database that gives no answer has not been told to serve anything else either.
    const after = await servedNow(settings).catch(() => undefined);
    const isUnchanged = !after || after.generation === before;
    return reportFailure(error, { ...order, isUnchanged });
  }
}

/** Goes on until it is told to stop; a failed ingest is told and tried again at the next change. */
async function watchCorpus(settings: Settings, order: Order): Promise<number> {
  const { watchFolder } = await import("../ingest/watch-folder.ts");
  if (!order.json) order.terminal.say(`Watching ${settings.corpusDir}; Ctrl+C ends it.`);
  const stop = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stop.abort());
  const open = await openIngest(settings);
  const onError = (error: unknown) =>
    order.terminal.complain(error instanceof Error ? error.message : String(error));
  let again = order.again;
  try {
    await watchFolder(settings.corpusDir, { ...WATCH, signal: stop.signal, onError }, async () => {
      await ingestOnce(settings, { ...order, again }, (_, ordered) => open.run(ordered));
      again = false;
    });
    return EXIT.done;
  } finally {
    await open.close();
  }
}

function readOrder(args: string[]): Asked | string {
  try {
    const options = { "dry-run": flag, again: flag, watch: flag, json: flag, help: flag };
    const { values } = parseArgs({ args, options });
    if (values.help) return USAGE;
    const { again = false, json = false, watch = false, "dry-run": dryRun = false } = values;
    return watch && dryRun
      ? `--watch and --dry-run exclude each other.\n\n${USAGE}`
      : { dryRun, again, json, watch };
  } catch (error) {
    return `${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`;
  }
}

/** The one place where a failed ingest becomes words. */
function reportFailure(error: unknown, order: Order & { isUnchanged: boolean }): number {
  const { json, isUnchanged, terminal } = order;
  const message = messageOf(error, isUnchanged);
  if (json) printJson({ error: { code: codeOf(error), message } } satisfies FailureJson, order);
  terminal.complain(message);
  if (error instanceof EmptyCorpusError && error.setAside.length > 0)
    terminal.complain(printSetAside(error.setAside));
  return error instanceof ArchiveLockedError ? EXIT.locked : EXIT.nothing;
}

/** While watching there are many, a line each. */
function printJson(value: object, { watch, terminal }: Order): void {
  terminal.say(JSON.stringify(value, null, watch ? undefined : 2));
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
