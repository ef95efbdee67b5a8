import type { Assistant } from "../assistant.ts";
import type { IngestReport } from "../domain/ingest-report.ts";
import type { Limits, Settings } from "../settings.ts";
import type { IngestDesk } from "./ingest-desk.ts";
import type { MetricsPage } from "./metrics.ts";

/** What the server lends to the pages and routes that Next runs in the same process. */
export type Shared = Readonly<{
  /** @throws NoIndexError while there is nothing to answer from. */
  openAssistant: () => Promise<Assistant>;
  limits: Limits;
  settings: Pick<Settings, "corpusDir" | "chatModel" | "embeddings">;
  /** The last ingest of this server's start, if it made one. */
  lastIngest: IngestReport | undefined;
  operations: Operations;
}>;

/** What those who run the server may look at and order. */
export type Operations = Readonly<{
  readMetrics: () => Promise<MetricsPage>;
  ingest: Pick<IngestDesk, "state" | "start">;
}>;

/** Next bundles its own copies of modules, so what both sides hold in common lives on `globalThis`. */
const SLOT = Symbol.for("on-the-record.shared");
type Slot = { [SLOT]?: Shared };

/** Lends `shared` to the pages; the assistant is opened at the first question and kept when that succeeds. */
export function share(shared: Shared): void {
  (globalThis as Slot)[SLOT] = { ...shared, openAssistant: openOnce(shared.openAssistant) };
}

/** @throws when Next was started without this program's own server (`npm start`, `npm run dev`). */
export function shared(): Shared {
  const lent = (globalThis as Slot)[SLOT];
  if (!lent) throw new Error("No archive was lent to the page. Start with: npm start (or npm run dev)");
  return lent;
}

/** The process's one assistant. @throws NoIndexError */
export function sharedAssistant(): Promise<Assistant> {
  return shared().openAssistant();
}

/** Keeps the first success; after a failure the next call tries again. */
function openOnce<T>(open: () => Promise<T>): () => Promise<T> {
  let opened: Promise<T> | undefined;
  return () => {
    opened ??= open().catch((failure: unknown) => {
      opened = undefined;
      throw failure;
    });
    return opened;
  };
}
