import type { Server } from "node:http";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import next from "next";
import type { Archive } from "../archive/archive.ts";
import type { Assistant } from "../assistant.ts";
import type { Settings } from "../settings.ts";
import { answerAsks } from "./answer-ask.ts";
import { answerInThreads } from "./answer-threads.ts";
import { closeGracefully } from "./close-gracefully.ts";
import { makeGuard } from "./guard.ts";
import { openIngestDesk, spawnIngest } from "./ingest-desk.ts";
import { takeIngestOrders } from "./ingest-orders.ts";
import { forkIngest, keepIngest } from "./keep-ingest.ts";
import { listen } from "./listen.ts";
import type { Log } from "./log.ts";
import { type Metrics, openMetrics } from "./metrics.ts";
import { observeAssistant } from "./observe-assistant.ts";
import { rememberAnswers } from "./remember-answers.ts";
import { reportVisit } from "./report-visit.ts";
import { makeRoomServer } from "./room-server.ts";
import { share, type Shared, sharedAssistant } from "./shared-assistant.ts";
import { makeSiteLock } from "./site-lock.ts";

/** Answers under way may finish for this long after the server was told to stop. */
const GRACE_MS = 25_000;
/** Of an answering thread: an answer makes several megabytes of garbage, and young room for a few of them keeps it cheap. */
const THREAD_MEMORY = { maxYoungGenerationSizeMb: 96 };

export type Room = Readonly<{
  /** Where it is open: "http://127.0.0.1:3000". */
  url: string;
  /** Every answering thread has become ready; at once where there are none. Never before the assistant is opened. */
  warmed: Promise<void>;
  /** Lets answers under way finish, then closes everything. */
  close: () => Promise<void>;
}>;

export type RoomParts = Readonly<{
  root: string;
  openAssistant: () => Promise<Assistant>;
  lastIngest: Shared["lastIngest"];
  log: Log;
  dev: boolean;
  graceMs?: number;
}>;

/**
 * Opens the reading room: pages and routes in this process, on the built page.
 * @throws {ListenError} when the port cannot be had.
 */
export async function startRoom(settings: Settings, parts: RoomParts): Promise<Room> {
  const { root, log, dev } = parts;
  // As it is before Next reads files of its own into it.
  const env = { ...process.env };
  const lock = makeSiteLock({ ...settings, nowMs: Date.now });
  const guard = makeGuard({ ...settings, lock, nowMs: () => performance.now() });
  let tellWarm: () => void = () => undefined;
  const warmed = new Promise<void>((resolve) => (tellWarm = resolve));
  const metrics = openMetrics({ openStreams: guard.openStreams, archive: readInfo });
  const ingest = openIngestDesk({ run: () => spawnIngest(root), now: () => new Date() });
  share({
    openAssistant: () => openObserved(settings, parts, { metrics, onReady: tellWarm }),
    limits: settings.limits,
    settings,
    lastIngest: parts.lastIngest,
    operations: { readMetrics: metrics.read, ingest },
  });
  const pages = next({ dev, dir: root });
  await pages.prepare();

  const server = makeRoomServer({
    handle: answerAsks(pages.getRequestHandler()),
    guard,
    lock,
    trustsProxy: settings.proxyHops > 0,
    dev,
    onEnd: (visit) => reportVisit(visit, { log, metrics }),
    onFailure: (failure) => log.error({ failure }, "a request failed"),
  });
  const port = await listen(server, settings);
  const orders = await openOrders(settings, { root, env });
  return {
    url: `http://${hostForUrl(settings.host)}:${String(port)}`,
    warmed,
    close: async () => {
      ingest.close();
      await orders?.close();
      await closeRoom(server, pages, parts.graceMs ?? GRACE_MS);
    },
  };
}

/** An archive in a database is ingested into from anywhere: nobody there would find a socket here. */
async function openOrders(
  settings: Settings,
  { root, env }: Readonly<{ root: string; env: NodeJS.ProcessEnv }>,
): Promise<Readonly<{ close: () => Promise<void> }> | undefined> {
  if (settings.database) return undefined;
  const ingest = keepIngest(() => forkIngest(root, env));
  const orders = await takeIngestOrders(settings, { root, env, ingest });
  if (!orders) ingest.close();
  return orders && { close: () => (ingest.close(), orders.close()) };
}

type Observing = Readonly<{ metrics: Metrics; onReady: () => void }>;

async function openObserved(
  settings: Settings,
  parts: RoomParts,
  { metrics, onReady }: Observing,
): Promise<Assistant> {
  const assistant = await parts.openAssistant();
  const spread = settings.answerThreads > 0;
  if (!spread) onReady();
  const answering = spread ? spreadOut(assistant, settings, onReady) : assistant;
  const remembering = rememberAnswers(answering, {
    maxBytes: settings.limits.answerCacheBytes,
    mayRemember: ({ mode }) => mode === "extract" || settings.chatModel === undefined,
  });
  return observeAssistant(remembering, { metrics, notesQuestions: settings.log.questions });
}

function spreadOut(assistant: Assistant, settings: Settings, onReady: () => void): Assistant {
  const script = join(import.meta.dirname, "start-answer-thread.mjs");
  return answerInThreads(assistant, {
    count: settings.answerThreads,
    start: () => new Worker(script, { workerData: settings, resourceLimits: THREAD_MEMORY }),
    onReady,
  });
}

/** Undefined while there is nothing to answer from: the metrics say that, and /api/ready says why. */
async function readInfo(): Promise<Archive["info"] | undefined> {
  const assistant = await sharedAssistant().catch(() => undefined);
  return assistant && (await assistant.archive()).info;
}

async function closeRoom(server: Server, pages: ReturnType<typeof next>, graceMs: number): Promise<void> {
  await closeGracefully(server, graceMs);
  await pages.close();
  const assistant = await sharedAssistant().catch(() => undefined);
  await assistant?.close();
}

function hostForUrl(host: string): string {
  return host.includes(":") ? `[${host}]` : host;
}
