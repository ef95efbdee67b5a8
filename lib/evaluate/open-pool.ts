import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Assistant } from "../assistant.ts";
import { makeArticle } from "../corpus/make-article.ts";
import type { Article } from "../domain/article.ts";
import { openEmbeddings } from "../embeddings/open-embeddings.ts";
import type { IngestProgress } from "../ingest/ingest.ts";
import { ingestCorpus } from "../ingest-corpus.ts";
import { openAssistant } from "../open-assistant.ts";
import type { Settings } from "../settings.ts";
import { buildArchive, itemsOf } from "./build-archive.ts";
import type { OpenPool } from "./evaluation.ts";
import type { PoolRecord } from "./pool-record.ts";

/** Rooms whose code decides what an ingest makes of an article. */
const INGESTING_ROOMS = ["domain", "text", "corpus", "quotes", "timeline", "ingest"];
const RECIPE_FILE = "evaluated-with";

export type PoolOrder = Readonly<{
  settings: Settings;
  set: string;
  /** The set's folder. */
  data: string;
  onProgress?: (progress: IngestProgress) => void;
}>;

/** Opens the product over a set's pool, by way of the product's own ingest. */
export function poolOpener(order: PoolOrder): OpenPool {
  return (pool) =>
    openIngested(order, async (settings, ingesting) => {
      const embeddings = await openEmbeddings(settings);
      const source = itemsOf(pool.map(toArticle));
      await buildArchive({ source, dataDir: settings.dataDir, embeddings, ...ingesting });
      await embeddings?.close?.();
    });
}

/** The same over the articles that CORPUS_DIR names; whatever `npm run ingest` made of them is left alone. */
export function openCorpus(order: PoolOrder): Promise<Assistant> {
  return openIngested(order, ingestCorpus);
}

type Ingesting = Readonly<{ again: boolean; onProgress?: (progress: IngestProgress) => void }>;

/**
 * Ingests into `<DATA_DIR>/evaluate/<set>-<hash>`. A second run ingests only what has changed: articles by their content,
 * vectors by the text that was embedded, and all articles when the code that takes them apart has changed.
 */
async function openIngested(
  order: PoolOrder,
  ingestInto: (settings: Settings, ingesting: Ingesting) => Promise<unknown>,
): Promise<Assistant> {
  const dataDir = poolFolder(order);
  // A database is other people's too: what is evaluated stays in the folder.
  const settings = { ...order.settings, dataDir, database: undefined };
  await mkdir(dataDir, { recursive: true });
  const recipe = await hashIngestingCode();
  const again = (await readRecipe(dataDir)) !== recipe;
  await ingestInto(settings, { again, ...(order.onProgress && { onProgress: order.onProgress }) });
  await writeFile(join(dataDir, RECIPE_FILE), recipe);
  return openAssistant(settings);
}

/** Archives with and without vectors lie apart, so that neither run undoes the other's work. */
function poolFolder({ settings, set, data }: PoolOrder): string {
  const key = sha256(`${resolve(data)}\n${JSON.stringify(settings.embeddings)}`).slice(0, 12);
  return join(settings.dataDir, "evaluate", `${set}-${key}`);
}

function toArticle(record: PoolRecord): Article {
  return makeArticle({ ...record, file: `${record.id}.txt` });
}

async function hashIngestingCode(): Promise<string> {
  const lib = new URL("..", import.meta.url).pathname;
  const names = await Promise.all(
    INGESTING_ROOMS.map(async (room) =>
      (await readdir(join(lib, room), { recursive: true })).map((file) => join(room, file)),
    ),
  );
  const files = names
    .flat()
    .filter((file) => /\.(?:ts|json)$/u.test(file))
    .sort();
  const codes = await Promise.all(
    files.map(async (file) => `${file}\n${await readFile(join(lib, file), "utf8")}`),
  );
  return sha256(codes.join("\n"));
}

/** Empty when nothing was ingested here to the end. */
async function readRecipe(dataDir: string): Promise<string> {
  return readFile(join(dataDir, RECIPE_FILE), "utf8").catch((error: unknown) => {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return "";
    throw error;
  });
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
