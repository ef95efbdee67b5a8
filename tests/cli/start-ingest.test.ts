import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openEmbeddedArchive } from "../../lib/archive/embedded/open-archive.ts";
import { openEmbeddedWriter } from "../../lib/archive/embedded/open-writer.ts";
import type { Listening } from "../../lib/embeddings/own-socket.ts";
import { takeIngestOrders } from "../../lib/server/ingest-orders.ts";
import { forkIngest, keepIngest, type KeptIngest } from "../../lib/server/keep-ingest.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const PROSE = "The mayor of Easton said on Monday that the old bridge would be closed for the winter.";

let dir: string;
let settings: { corpusDir: string; dataDir: string };
let env: NodeJS.ProcessEnv;
let closing: (() => unknown)[];
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "orders-"));
  settings = { corpusDir: join(dir, "corpus"), dataDir: join(dir, "data") };
  for (const folder of Object.values(settings)) mkdirSync(folder);
  writeFileSync(join(settings.corpusDir, "bridge.txt"), PROSE);
  env = {
    ...process.env,
    CORPUS_DIR: settings.corpusDir,
    DATA_DIR: settings.dataDir,
    EMBEDDINGS: "none",
    DATABASE_URL: "",
  };
  closing = [];
});
afterEach(async () => {
  for (const close of closing) await close();
  rmSync(dir, { recursive: true, force: true });
});

/** As a server has it; what its ingest was asked to do is noted. */
async function openDesk(kept: KeptIngest): Promise<Readonly<{ orders: (readonly string[])[] }>> {
  const orders: (readonly string[])[] = [];
  const ingest: KeptIngest = {
    ...kept,
    run: (order, ...rest) => {
      orders.push(order.args);
      return kept.run(order, ...rest);
    },
  };
  const desk = (await takeIngestOrders(settings, { root: ROOT, env, ingest })) as Listening;
  closing.push(desk.close, kept.close);
  return { orders };
}

const real = () => keepIngest(() => forkIngest(ROOT, env));

type Ran = Readonly<{ code: number; stdout: string; stderr: string }>;

function runIngest(args: readonly string[] = [], more: Readonly<Record<string, string>> = {}): Promise<Ran> {
  return new Promise((resolve) => {
    const options = { cwd: ROOT, env: { ...env, ...more } };
    execFile(process.execPath, ["lib/cli/start-ingest.mjs", ...args], options, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr }),
    );
  });
}

describe("npm run ingest beside a server", () => {
  it("has it done by the server's own ingest: the same report, failures and exit codes", async () => {
    const { orders } = await openDesk(real());
    const first = await runIngest();
    expect(first).toMatchObject({ code: 0, stderr: "" });
    expect(first.stdout).toMatch(/1 article.*1 new/su);
    const second = await runIngest(["--json"]);
    expect(JSON.parse(second.stdout)).toMatchObject({ unchanged: 1, added: 0 });

    const writer = await openEmbeddedWriter(settings.dataDir);
    const locked = await runIngest();
    await writer.close();
    expect(locked).toMatchObject({ code: 3, stdout: "" });
    expect(locked.stderr).toContain(`process ${process.pid}`);

    rmSync(join(settings.corpusDir, "bridge.txt"));
    const empty = await runIngest();
    expect(empty.code).toBe(2);
    expect(empty.stderr).toMatch(/no article/u);
    expect(orders).toHaveLength(4);
    const archive = await openEmbeddedArchive(settings.dataDir, undefined);
    expect(archive.info.articles).toBe(1);
    await archive.close();
  });

  it("does what is not the server's to do itself", async () => {
    const { orders } = await openDesk({ run: () => Promise.resolve(9), close: () => undefined });
    const elsewhere = join(dir, "elsewhere");
    mkdirSync(elsewhere);
    writeFileSync(join(elsewhere, "ferry.txt"), PROSE);
    expect(await runIngest([], { CORPUS_DIR: elsewhere })).toMatchObject({ code: 0 });
    expect(await runIngest([], { MAX_FILE_BYTES: "12" })).toMatchObject({ code: 2 });
    expect(await runIngest(["--dry-run"])).toMatchObject({ code: 0 });
    expect(orders).toEqual([]);
    expect(await runIngest(["--again"])).toMatchObject({ code: 9 });
    expect(orders).toEqual([["--again"]]);
  });

  it("does itself what the server's ingest did not end", async () => {
    const { orders } = await openDesk({
      run: (_, onNews) => {
        onNews({ kind: "begun" });
        return Promise.resolve(undefined);
      },
      close: () => undefined,
    });
    expect((await runIngest()).stdout).toMatch(/1 article/u);
    expect(orders).toHaveLength(1);
  });

  it("ends the server's ingest with itself", async () => {
    let begin: () => void;
    const begun = new Promise<void>((resolve) => (begin = resolve));
    let end: () => void;
    const ended = new Promise<void>((resolve) => (end = resolve));
    await openDesk({
      run: (_, onNews, signal) => {
        signal.addEventListener("abort", () => end());
        onNews({ kind: "begun" });
        begin();
        return ended.then(() => undefined);
      },
      close: () => undefined,
    });
    const command = spawn(process.execPath, ["lib/cli/start-ingest.mjs"], {
      cwd: ROOT,
      env,
      stdio: "ignore",
    });
    await begun;
    const gone = once(command, "exit");
    command.kill("SIGINT");
    await ended;
    expect(await gone).toEqual([null, "SIGINT"]);
  });

  it("is open to the same user only, and gone with the server", async () => {
    await openDesk({ run: () => Promise.resolve(0), close: () => undefined });
    const socket = join(settings.dataDir, "ingest.sock");
    expect(statSync(socket).mode & 0o777).toBe(0o600);
    for (const close of closing.splice(0)) await close();
    expect(existsSync(socket)).toBe(false);
    expect((await runIngest()).stdout).toMatch(/1 article/u);
  });
});
