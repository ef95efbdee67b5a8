import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const LOCK_FILE = path.join("node_modules", ".cache", "on-the-record", "page-build.pid");
const ASKED_AGAIN_MS = 250;

/** Runs `work` while no other process builds the page of this checkout. A dead process's lock is taken over. */
export async function withBuildLock<T>(root: string, work: () => Promise<T>): Promise<T> {
  const file = path.join(root, LOCK_FILE);
  await mkdir(path.dirname(file), { recursive: true });
  while (!(await takeLock(file))) await sleep(ASKED_AGAIN_MS);
  try {
    return await work();
  } finally {
    await rm(file, { force: true });
  }
}

async function takeLock(file: string): Promise<boolean> {
  try {
    await writeFile(file, String(process.pid), { flag: "wx" });
    return true;
  } catch (cause) {
    if (!(cause instanceof Error && "code" in cause && cause.code === "EEXIST")) throw cause;
  }
  const holder = Number(await readFile(file, "utf8").catch(() => ""));
  if (holder !== process.pid && holder > 0 && !isAlive(holder)) await rm(file, { force: true });
  return false;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return cause instanceof Error && "code" in cause && cause.code === "EPERM";
  }
}
