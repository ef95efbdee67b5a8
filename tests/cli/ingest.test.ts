import { execFile, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openEmbeddedArchive } from "../../lib/archive/embedded/open-archive.ts";
import { openEmbeddedWriter } from "../../lib/archive/embedded/open-writer.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const PROSE = "The mayor of Easton said on Monday that the old bridge would be closed for the winter.";

let dir: string;
let corpusDir: string;
let dataDir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "cli-ingest-"));
  corpusDir = join(dir, "corpus");
  dataDir = join(dir, "data");
  mkdirSync(corpusDir);
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

type Ran = Readonly<{ code: number; stdout: string; stderr: string }>;

function runIngest(...args: string[]): Promise<Ran> {
  const env = { ...process.env, CORPUS_DIR: corpusDir, DATA_DIR: dataDir, EMBEDDINGS: "none" };
  const node = ["--import", "tsx", "lib/cli/ingest.ts", ...args];
  return new Promise((resolve) => {
    execFile(process.execPath, node, { cwd: ROOT, env }, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr }),
    );
  });
}

describe("npm run ingest", () => {
  it("reports what was read and what was set aside and why, then that nothing changed", async () => {
    writeFileSync(join(corpusDir, "bridge.txt"), PROSE);
    writeFileSync(join(corpusDir, "empty.txt"), "");
    const first = await runIngest();
    expect(first).toMatchObject({ code: 0, stderr: "" });
    expect(first.stdout).toMatch(/1 article/u);
    expect(first.stdout).toContain("empty.txt: It holds no text.");
    const second = await runIngest("--json");
    expect(JSON.parse(second.stdout)).toMatchObject({
      unchanged: 1,
      added: 0,
      setAside: [{ reason: "empty" }],
    });
  });

  it("does nothing in a dry run but say what would be done", async () => {
    writeFileSync(join(corpusDir, "bridge.txt"), PROSE);
    const ran = await runIngest("--dry-run");
    expect(ran).toMatchObject({ code: 0 });
    expect(ran.stdout).toContain("1 new");
    await expect(openEmbeddedArchive(dataDir, undefined)).rejects.toThrow("no index");
  });

  it("exits 2 on an empty or missing corpus, and keeps what was served", async () => {
    writeFileSync(join(corpusDir, "bridge.txt"), PROSE);
    await runIngest();
    rmSync(join(corpusDir, "bridge.txt"));
    expect(await runIngest()).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/no article/u) as string,
    });
    rmSync(corpusDir, { recursive: true });
    const missing = await runIngest("--json");
    expect(missing.code).toBe(2);
    expect(missing.stderr).toMatch(/does not exist/u);
    expect(JSON.parse(missing.stdout)).toMatchObject({ error: { code: "corpus" } });
    const archive = await openEmbeddedArchive(dataDir, undefined);
    expect(archive.info.articles).toBe(1);
    await archive.close();
  });

  it("exits 3 while another ingest is at work, naming its process", async () => {
    writeFileSync(join(corpusDir, "bridge.txt"), PROSE);
    const writer = await openEmbeddedWriter(dataDir);
    const ran = await runIngest();
    await writer.close();
    expect(ran.code).toBe(3);
    expect(ran.stderr).toContain(`process ${process.pid}`);
  });

  it("exits 2 and shows the usage on an option it does not know", async () => {
    expect(await runIngest("--force")).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("--dry-run") as string,
    });
  });

  it("goes on while it watches, keeps others out, survives an empty corpus, and ends when told to", async () => {
    writeFileSync(join(corpusDir, "bridge.txt"), PROSE);
    const watching = startWatching();
    await watching.reach(/"added":1/u);
    expect((await runIngest()).code).toBe(3);

    writeFileSync(join(corpusDir, "ferry.txt"), "The ferry of Norbury was late again on Monday morning.");
    await watching.reach(/"added":1.*"unchanged":1/u);
    rmSync(join(corpusDir, "bridge.txt"));
    rmSync(join(corpusDir, "ferry.txt"));
    await watching.reach(/"error":/u);
    writeFileSync(join(corpusDir, "again.txt"), PROSE);
    await watching.reach(/"removed":2/u);
    const archive = await openEmbeddedArchive(dataDir, undefined);
    expect((await archive.listArticles()).map(({ id }) => id)).toEqual(["again"]);
    await archive.close();

    watching.stop();
    expect(await watching.code).toBe(0);
    expect((await runIngest()).code).toBe(0);
  });

  it("does not watch in a dry run", async () => {
    expect(await runIngest("--watch", "--dry-run")).toMatchObject({ code: 2 });
  });
});

/** `npm run ingest -- --watch --json`, line by line. */
function startWatching() {
  const env = { ...process.env, CORPUS_DIR: corpusDir, DATA_DIR: dataDir, EMBEDDINGS: "none" };
  const node = ["--import", "tsx", "lib/cli/ingest.ts", "--watch", "--json"];
  const child = spawn(process.execPath, node, { cwd: ROOT, env });
  let lines: string[] = [];
  createInterface({ input: child.stdout }).on("line", (line) => lines.push(line));
  return {
    code: new Promise<number | null>((resolve) => child.once("close", resolve)),
    stop: () => void child.kill("SIGTERM"),
    /** Waits for a line, and forgets those up to it. */
    reach: async (wanted: RegExp) => {
      for (let tries = 0; tries < 2000; tries++) {
        const at = lines.findIndex((line) => wanted.test(line));
        if (at !== -1) return void (lines = lines.slice(at + 1));
        await sleep(50);
      }
      throw new Error(`${String(wanted)} was not reached: ${lines.join("\n")}`);
    },
  };
}
