import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open, readFile, rename, unlink } from "node:fs/promises";
import { dirname } from "node:path";

/** What a file has to be to be believed. */
export type FileProof = Readonly<{ sha256: string; bytes: number }>;

/** Written and synced to disk; its folder is not. */
export async function writeDurably(path: string, bytes: Uint8Array | string): Promise<void> {
  const handle = await open(path, "w");
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Syncs a file another library wrote, or a folder after a rename in it. */
export async function syncToDisk(path: string): Promise<void> {
  const handle = await open(path, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The file at `path` is the old one or the new one, whole, at every moment. */
export async function replaceDurably(path: string, bytes: Uint8Array | string): Promise<void> {
  const aside = `${path}.${process.pid}.tmp`;
  try {
    await writeDurably(aside, bytes);
    await rename(aside, path);
  } catch (error) {
    await unlink(aside).catch(() => undefined);
    throw error;
  }
  await syncToDisk(dirname(path));
}

export async function proveFile(path: string): Promise<FileProof> {
  const hash = createHash("sha256");
  let bytes = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
    const part: Buffer = chunk;
    hash.update(part);
    bytes += part.length;
  }
  return { sha256: hash.digest("hex"), bytes };
}

/** The file's bytes, when it is the very one that `expected` was made of; undefined when it is not, or missing. */
export async function readProven(path: string, expected: FileProof): Promise<Uint8Array | undefined> {
  const bytes = await readFile(path).catch((error: unknown) => {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  });
  if (bytes?.length !== expected.bytes) return undefined;
  return createHash("sha256").update(bytes).digest("hex") === expected.sha256 ? bytes : undefined;
}
