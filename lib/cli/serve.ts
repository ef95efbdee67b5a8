import { setTimeout } from "node:timers/promises";
import { parseArgs } from "node:util";
import { ArchiveLockedError } from "../archive/archive-errors.ts";
import type { IngestReport } from "../domain/ingest-report.ts";
import { ingestCorpus } from "../ingest-corpus.ts";
import { openAssistant } from "../open-assistant.ts";
import { captureConsole } from "../server/capture-console.ts";
import { ListenError, refuseTakenPort } from "../server/listen.ts";
import { openLog } from "../server/log.ts";
import { ensurePageBuilt, PageBuildError } from "../server/page-build.ts";
import { sharedAssistant } from "../server/shared-assistant.ts";
import { type Room, startRoom } from "../server/start-room.ts";
import { readSettings, type Settings, SettingsError } from "../settings.ts";
import { openProgressBar } from "./progress.ts";

const USAGE = `npm start

Builds the index if it is missing or stale, builds the page if needed, and serves it.

  --dev  the page in development, rebuilt as its files change (npm run dev)

Exit codes: 0 stopped, 1 could not start`;

/** Failures whose message is all there is to say. */
const EXPECTED = [SettingsError, ListenError, PageBuildError];

/** How long the first visitor may be kept away for the sake of a quick first answer. */
const MOST_WARMING_MS = 10_000;

const root = new URL("../..", import.meta.url).pathname;

try {
  await serve(process.argv.slice(2));
} catch (error) {
  const expected = EXPECTED.some((kind) => error instanceof kind);
  console.error(expected && error instanceof Error ? error.message : error);
  process.exit(1);
}

async function serve(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { dev: { type: "boolean" }, help: { type: "boolean" } } });
  if (values.help) return console.log(USAGE);
  const dev = values.dev ?? false;
  Object.assign(process.env, { NODE_ENV: dev ? "development" : "production", NEXT_TELEMETRY_DISABLED: "1" });

  const settings = readSettings(process.env);
  await refuseTakenPort(settings);
  const lastIngest = await refreshIndex(settings);
  if (!dev) await ensurePageBuilt(root, { onBuild: () => console.log("Building the page …") });

  const log = openLog(settings.log, { secrets: secretsOf(settings, process.env) });
  captureConsole(log);
  const room = await startRoom(settings, {
    root,
    dev,
    openAssistant: () => openAssistant(settings, { lends: true }),
    lastIngest,
    log,
  });
  closeOnSignal(room);
  // Whoever comes before that is answered too, and waits for what is not ready.
  await Promise.race([warmUp(room), setTimeout(MOST_WARMING_MS, undefined, { ref: false })]);
  console.log(`On the Record is open at ${room.url}`);
}

/** What must never stand in the log: passwords, tokens, and the keys that providers' clients read for themselves. */
function secretsOf({ sitePassword, adminToken }: Settings, env: NodeJS.ProcessEnv): string[] {
  const { OPENAI_API_KEY, ANTHROPIC_API_KEY, DATABASE_URL = "" } = env;
  const database = URL.canParse(DATABASE_URL) ? new URL(DATABASE_URL).password : "";
  const held = [sitePassword, adminToken, OPENAI_API_KEY, ANTHROPIC_API_KEY, database];
  return held.filter((secret) => secret !== undefined);
}

/** A corpus that cannot be read, or another ingest at work, keeps nobody from what is indexed already. */
async function refreshIndex(settings: Settings): Promise<IngestReport | undefined> {
  const bar = await openProgressBar(process.stderr);
  try {
    const report = await ingestCorpus(settings, { onProgress: bar.show });
    bar.stop();
    const { added, changed, unchanged, passages, quotes, setAside } = report;
    const aside =
      setAside.length === 0 ? "" : `, ${String(setAside.length)} files set aside (see the library)`;
    console.log(
      `${String(added + changed + unchanged)} articles, ${String(passages)} passages, ${String(quotes)} quotations${aside}`,
    );
    return report;
  } catch (error) {
    bar.stop();
    const why = error instanceof Error ? error.message : String(error);
    console.error(
      error instanceof ArchiveLockedError ? `${why} Serving what is indexed until it is done.` : why,
    );
    return undefined;
  }
}

/** The first visitor should not wait for what every visitor needs. Without an index there is nothing to warm. */
async function warmUp({ warmed }: Room): Promise<void> {
  try {
    const assistant = await sharedAssistant();
    await assistant.suggestQuestions(1);
    await warmed;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
  }
}

/** Answers under way are finished before the process ends; a second signal ends it at once. */
function closeOnSignal(room: Room): void {
  let signals = 0;
  const onSignal = (): void => {
    signals++;
    if (signals > 1) process.exit(1);
    console.log("Closing; answers under way are finished first.");
    room.close().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  process.on("SIGINT", onSignal).on("SIGTERM", onSignal);
}
