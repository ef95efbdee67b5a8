import { createHash, randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { link, mkdir, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod/v3";
import { type FileProof, proveFile, replaceDurably, syncToDisk, writeDurably } from "./durable-files.ts";

/**
 * DATA_DIR/current            names the generation that is served
 * DATA_DIR/generations/<name> holds its indexes, which SQLite can always give again, and what proves them whole
 */
const proof = z.object({ sha256: z.string(), bytes: z.number().int() });
const manifestSchema = z.object({
  format: z.literal(1),
  name: z.string(),
  /** Rows of the database with born <= rows < died belong to it. */
  rows: z.number().int().positive(),
  builtAt: z.string(),
  /** Null: built without vectors. */
  embeddings: z.object({ id: z.string(), dimension: z.number().int().positive() }).nullable(),
  counts: z.object({
    articles: z.number().int(),
    passages: z.number().int(),
    quotes: z.number().int(),
    events: z.number().int(),
  }),
  files: z.object({ keywords: proof, vectors: proof.nullable() }),
  /**
   * Of which rows the files are, and how many passages those had; what came and went since is small, and brought into the
   * indexes when they are opened. Absent: they are of `rows`.
   */
  indexed: z.object({ rows: z.number().int().positive(), passages: z.number().int() }).optional(),
  /**
   * The probe, hashed, of embeddings of which the database has a vector for each of its passages, those of their sentences
   * beside it. Absent: it may lack some.
   */
  embedded: z.string().optional(),
});

/** A manifest as it is on disk: a byte changed in it would otherwise be believed, as the wrong embeddings' id for one. */
const sealedSchema = manifestSchema.extend({ seal: z.string() });

export type Manifest = Readonly<z.infer<typeof manifestSchema>>;

export const KEYWORD_FILE = "keywords.bin";
export const VECTOR_FILE = "vectors.hnsw";

const NAME = /^\d{6,}-[0-9a-f]{8}$/u;

export function generationFolder(dataDir: string, name: string): string {
  return join(dataDir, "generations", name);
}

export function newGenerationName(rows: number): string {
  return `${String(rows).padStart(6, "0")}-${randomBytes(4).toString("hex")}`;
}

/** A folder to build in, left from no earlier try. */
export async function makeBuildFolder(dataDir: string, name: string): Promise<string> {
  const folder = `${generationFolder(dataDir, name)}.tmp`;
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  return folder;
}

/** Names the files that were written to `folder` in the manifest, and gives the folder its name. */
export async function sealGeneration(
  dataDir: string,
  folder: string,
  facts: Omit<Manifest, "format" | "files">,
): Promise<Manifest> {
  const vectors = facts.embeddings === null ? null : await proveFile(join(folder, VECTOR_FILE));
  const files = { keywords: await proveFile(join(folder, KEYWORD_FILE)), vectors };
  if (vectors) await syncToDisk(join(folder, VECTOR_FILE));
  return nameGeneration(dataDir, folder, { format: 1, ...facts, files });
}

/** Gives the files of `from`, which are on disk already, to another generation too; each stays until neither has it. */
export async function shareGeneration(
  dataDir: string,
  from: Manifest,
  facts: Omit<Manifest, "format" | "files">,
): Promise<Manifest> {
  const folder = await makeBuildFolder(dataDir, facts.name);
  for (const file of fileNames(from))
    await link(join(generationFolder(dataDir, from.name), file), join(folder, file));
  return nameGeneration(dataDir, folder, { format: 1, ...facts, files: from.files });
}

/** True when the files are there and as long as they should be; only their hashes would prove them. */
export async function looksWhole(dataDir: string, manifest: Manifest): Promise<boolean> {
  const lengths = [manifest.files.keywords.bytes, manifest.files.vectors?.bytes];
  for (const [at, file] of fileNames(manifest).entries())
    if ((await lengthOf(join(generationFolder(dataDir, manifest.name), file))) !== lengths[at]) return false;
  return true;
}

function fileNames({ files }: Manifest): string[] {
  return files.vectors ? [KEYWORD_FILE, VECTOR_FILE] : [KEYWORD_FILE];
}

async function lengthOf(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** Writes the manifest last, then gives the folder its name: a folder with a name is whole. */
async function nameGeneration(dataDir: string, folder: string, manifest: Manifest): Promise<Manifest> {
  const sealed = { ...manifest, seal: sealOf(manifest) };
  await writeDurably(join(folder, "manifest.json"), `${JSON.stringify(sealed, null, 2)}\n`);
  await syncToDisk(folder);
  await rename(folder, generationFolder(dataDir, manifest.name));
  await syncToDisk(join(dataDir, "generations"));
  return manifest;
}

export async function switchCurrent(dataDir: string, name: string): Promise<void> {
  await replaceDurably(join(dataDir, "current"), `${name}\n`);
}

/**
 * The name in `current`; undefined when there is none or it is not a name. Asked before every question: so short a file is
 * read twenty times as fast without leaving the thread.
 */
export async function readCurrent(dataDir: string): Promise<string | undefined> {
  const name = readNow(join(dataDir, "current"))?.trim();
  return name !== undefined && NAME.test(name) ? name : undefined;
}

function readNow(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** Undefined when it is missing, damaged, of another format or of another generation. */
export async function readManifest(dataDir: string, name: string): Promise<Manifest | undefined> {
  const text = await readIfThere(join(generationFolder(dataDir, name), "manifest.json"));
  const read = sealedSchema.safeParse(parseJson(text ?? ""));
  if (!read.success) return undefined;
  const { seal, ...manifest } = read.data;
  return manifest.name === name && seal === sealOf(manifest) ? manifest : undefined;
}

/** SHA-256 of what the manifest says, its keys in the order of the schema. */
function sealOf(manifest: Manifest): string {
  return createHash("sha256")
    .update(JSON.stringify(manifestSchema.parse(manifest)))
    .digest("hex");
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

export function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR");
}

/** True when the file is the very one the manifest was written for. */
export async function isProven(path: string, expected: FileProof): Promise<boolean> {
  try {
    const found = await proveFile(path);
    return found.sha256 === expected.sha256 && found.bytes === expected.bytes;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

/** Names of whole generations on disk, oldest first. */
export async function listGenerations(dataDir: string): Promise<readonly string[]> {
  try {
    return (await readdir(join(dataDir, "generations"))).filter((name) => NAME.test(name)).sort();
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

/** Readers hold a generation's indexes in memory, so a folder may go while one is open. */
export async function removeGenerationsExcept(dataDir: string, kept: ReadonlySet<string>): Promise<void> {
  const folder = join(dataDir, "generations");
  const old = (await readdir(folder)).filter((name) => !kept.has(name));
  for (const name of old) await rm(join(folder, name), { recursive: true, force: true });
}

/** What is served: `manifest` is undefined when its folder is not whole and the rows have to be indexed again. */
export type Served = Readonly<{ rows: number; current: string | undefined; manifest: Manifest | undefined }>;

/**
 * The generation `current` names, whatever became of its folder; when the pointer is lost, the newest whole one.
 * Undefined when there is neither.
 */
export async function findServed(dataDir: string): Promise<Served | undefined> {
  const current = await readCurrent(dataDir);
  if (current !== undefined)
    return { rows: Number.parseInt(current, 10), current, manifest: await readManifest(dataDir, current) };
  for (const name of [...(await listGenerations(dataDir))].reverse()) {
    const manifest = await readManifest(dataDir, name);
    if (manifest) return { rows: manifest.rows, current, manifest };
  }
  return undefined;
}
