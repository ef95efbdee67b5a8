import { randomBytes } from "node:crypto";
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** A reader's word that it still needs the rows of a generation; void when its process is gone. */
export type Lease = Readonly<{ release: () => void }>;

const LEASE = /^(\d+)\.(\d+)\.[0-9a-f]+$/u;

/** DATA_DIR/readers/<rows>.<pid>.<random>, an empty file. */
export function takeLease(dataDir: string, rows: number): Lease {
  const folder = join(dataDir, "readers");
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${rows}.${process.pid}.${randomBytes(4).toString("hex")}`);
  writeFileSync(path, "");
  return { release: () => rmSync(path, { force: true }) };
}

/** The oldest generation that a living process reads, or `otherwise`. Leases of dead processes are removed. */
export function oldestLease(dataDir: string, otherwise: number): number {
  const folder = join(dataDir, "readers");
  mkdirSync(folder, { recursive: true });
  let oldest = otherwise;
  for (const name of readdirSync(folder)) {
    const [, rows, pid] = LEASE.exec(name) ?? [];
    if (rows === undefined || pid === undefined) continue;
    if (isAlive(Number(pid))) oldest = Math.min(oldest, Number(rows));
    else rmSync(join(folder, name), { force: true });
  }
  return oldest;
}

/** A process that reads the archive now, if any. */
export function livingReader(dataDir: string): number | undefined {
  const folder = join(dataDir, "readers");
  mkdirSync(folder, { recursive: true });
  const pids = readdirSync(folder).map((name) => Number(LEASE.exec(name)?.[2]));
  return pids.find((pid) => Number.isSafeInteger(pid) && isAlive(pid));
}

/** Another user's process counts as alive: it may not be signalled. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
