import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { withBuildLock } from "./build-lock.ts";

/** What the built page depends on. */
const SOURCES = ["app", "lib", "next.config.js", "package-lock.json"];
const SOURCE_FILE = /\.(?:tsx?|css|js|json|svg|png|ico)$/u;
const FINGERPRINT_FILE = path.join(".next", "built-from.txt");

/** The page could not be built; `message` ends in what the build said. */
export class PageBuildError extends Error {
  override readonly name = "PageBuildError";
}

/**
 * Builds the page with Next unless `.next` was built from just these sources.
 * @returns whether it was built now.
 * @throws {PageBuildError}
 */
export async function ensurePageBuilt(
  root: string,
  options: { onBuild: () => void; signal?: AbortSignal },
): Promise<boolean> {
  return withBuildLock(root, async () => {
    const fingerprint = await fingerprintSources(root);
    const built = await readFingerprint(root);
    if (built === fingerprint) return false;

    options.onBuild();
    await runBuild(root, options.signal);
    await writeFile(path.join(root, FINGERPRINT_FILE), fingerprint);
    return true;
  });
}

/** SHA-256 over the names and contents of every source. */
export async function fingerprintSources(root: string): Promise<string> {
  const hash = createHash("sha256").update(process.version.split(".")[0] ?? "");
  for (const file of await listSources(root)) {
    hash.update(`\n${file}\n`).update(await readFile(path.join(root, file)));
  }
  return hash.digest("hex");
}

async function listSources(root: string): Promise<string[]> {
  const listed = await Promise.all(SOURCES.map((source) => listBelow(root, source)));
  return listed.flat().sort();
}

async function listBelow(root: string, source: string): Promise<string[]> {
  if (SOURCE_FILE.test(source)) return [source];
  const entries = await readdir(path.join(root, source), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && SOURCE_FILE.test(entry.name))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)));
}

/** Undefined when nothing was built yet. */
async function readFingerprint(root: string): Promise<string | undefined> {
  try {
    return await readFile(path.join(root, FINGERPRINT_FILE), "utf8");
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") return undefined;
    throw cause;
  }
}

/** `next build` in a process of its own: it sets globals, and holds memory that the server has no use for. */
function runBuild(root: string, signal: AbortSignal | undefined): Promise<void> {
  const next = createRequire(path.join(root, "package.json")).resolve("next/dist/bin/next");
  const build = spawn(process.execPath, [next, "build"], {
    cwd: root,
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    stdio: ["ignore", "pipe", "pipe"],
    ...(signal ? { signal } : {}),
  });
  let said = "";
  const keep = (chunk: Buffer): void => {
    said = (said + chunk.toString()).slice(-4000);
  };
  build.stdout.on("data", keep);
  build.stderr.on("data", keep);
  return new Promise((resolve, reject) => {
    build.once("error", (cause) => reject(new PageBuildError("The page could not be built.", { cause })));
    build.once("close", (code) => {
      if (code === 0) resolve();
      else
        reject(
          new PageBuildError(`The page could not be built (next build ended with ${String(code)}).\n${said}`),
        );
    });
  });
}
