import type { Dirent } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { SetAside } from "../domain/ingest-report.ts";
import { reasonOf } from "./read-regular-file.ts";

export type Listing = Readonly<{ files: readonly string[]; setAside: readonly SetAside[] }>;

/**
 * Files below `root`, paths with "/", sorted by code unit so that the order is one everywhere. Links are not
 * followed; hidden files are passed over. `why` when `root` itself cannot be read.
 */
export async function listFiles(root: string): Promise<Listing | Readonly<{ why: string }>> {
  const files: string[] = [];
  const setAside: SetAside[] = [];
  const folders = [""];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    const entries = await listFolder(join(root, folder));
    if (typeof entries === "string") {
      if (folder === "") return { why: entries };
      setAside.push({ file: folder, reason: "unreadable", why: `The folder cannot be read: ${entries}` });
      continue;
    }
    for (const entry of entries.filter(({ name }) => !name.startsWith("."))) {
      const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) folders.push(path);
      else if (entry.isFile()) files.push(path);
      else setAside.push({ file: path, reason: "not-a-regular-file", why: "It is a link or a device, not a file." });
    }
  }
  return { files: files.sort(byCodeUnit), setAside };
}

async function listFolder(folder: string): Promise<Dirent[] | string> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    return reasonOf(error);
  }
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
