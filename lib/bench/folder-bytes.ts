import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

/** What the files below `folder` take, by their lengths. */
export function folderBytes(folder: string): number {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((path) => statSync(join(folder, path)))
    .filter((stats) => stats.isFile())
    .reduce((sum, stats) => sum + stats.size, 0);
}
