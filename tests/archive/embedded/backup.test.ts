import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  ArchiveInUseError,
  ArchiveThereError,
  DamagedBackupError,
  NewerArchiveError,
  NoIndexError,
} from "../../../lib/archive/archive-errors.ts";
import { backUpArchive } from "../../../lib/archive/embedded/backup.ts";
import { openEmbeddedArchive } from "../../../lib/archive/embedded/open-archive.ts";
import { openEmbeddedWriter } from "../../../lib/archive/embedded/open-writer.ts";
import { restoreArchive } from "../../../lib/archive/embedded/restore.ts";
import { fakeEmbeddings } from "../fake-embeddings.ts";
import { AFTER, BEFORE, describeServed, ingestRecord } from "../faults/served-record.ts";
import { inventArticle } from "../invented-articles.ts";

/** Every call with SOAK=1; otherwise as many as an everyday run has time for. */
const KILLS = process.env["SOAK"] === "1" ? Infinity : 5;
const SLOW_MS = 600_000;

let dir: string;
let data: string;
let backup: string;
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), "backup-"));
  data = join(dir, "data");
  backup = join(dir, "backup");
  await ingestRecord(data, BEFORE);
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const backUp = (target = backup) => backUpArchive(data, target, () => new Date());

describe("a backup", () => {
  it("brings back what was served, indexes and vectors included, without embedding", async () => {
    const manifest = await backUp();
    expect(manifest).toMatchObject({ embeddings: "fake", counts: { articles: 5, quotes: 5, events: 5 } });
    await ingestRecord(data, AFTER);
    await restoreArchive(backup, data, { force: true });
    expect(await describeServed(data)).toBe("before");
    await restoreArchive(backup, join(dir, "elsewhere"), { force: false });
    expect(await describeServed(join(dir, "elsewhere"))).toBe("before");
  });

  it("is made while the archive is served and while an ingest is at work, and holds no half of it", async () => {
    const archive = await openEmbeddedArchive(data, fakeEmbeddings());
    const writer = await openEmbeddedWriter(data);
    const article = inventArticle({ id: "half", body: "Half an ingest." });
    const parts = { fingerprint: "", signature: new Uint16Array(0), passages: [], quotes: [], events: [] };
    writer.stage([{ article, ...parts }], []);
    await backUp();
    await writer.close();
    await archive.close();
    await restoreArchive(backup, join(dir, "restored"), { force: false });
    expect(await describeServed(join(dir, "restored"))).toBe("before");
    await ingestRecord(join(dir, "restored"), AFTER);
    expect(await describeServed(join(dir, "restored"))).toBe("after");
  });

  it("is one file and its manifest, and never takes the place of anything", async () => {
    await backUp();
    expect(readdirSync(backup).sort()).toEqual(["archive.sqlite", "manifest.json"]);
    await expect(backUp()).rejects.toThrow("exists already");
    await expect(backUpArchive(join(dir, "nowhere"), join(dir, "b"), () => new Date())).rejects.toThrow(
      NoIndexError,
    );
    expect(readdirSync(dir).sort()).toEqual(["backup", "data"]);
  });
});

describe("restoring", () => {
  it("takes no archive's place unless told to, and none that is being read", async () => {
    await backUp();
    await expect(restoreArchive(backup, data, { force: false })).rejects.toThrow(ArchiveThereError);
    const archive = await openEmbeddedArchive(data, fakeEmbeddings());
    const refused = restoreArchive(backup, data, { force: true });
    await expect(refused).rejects.toThrow(ArchiveInUseError);
    await expect(refused).rejects.toThrow(String(process.pid));
    await archive.close();
    expect(await describeServed(data)).toBe("before");
  });

  it.each<[string, (folder: string) => void]>([
    ["a byte of it flipped", (folder) => flipByte(join(folder, "archive.sqlite"))],
    ["its file cut", (folder) => cutFile(join(folder, "archive.sqlite"))],
    ["its file gone", (folder) => rmSync(join(folder, "archive.sqlite"))],
    ["its manifest gone", (folder) => rmSync(join(folder, "manifest.json"))],
    ["its manifest cut", (folder) => cutFile(join(folder, "manifest.json"))],
    ["itself gone", (folder) => rmSync(folder, { recursive: true })],
  ])("refuses a backup with %s, and changes nothing", async (_, harm) => {
    await backUp();
    harm(backup);
    await ingestRecord(data, AFTER);
    await expect(restoreArchive(backup, data, { force: true })).rejects.toThrow(DamagedBackupError);
    expect(await describeServed(data)).toBe("after");
    await expect(restoreArchive(backup, join(dir, "new"), { force: false })).rejects.toThrow(
      "Nothing was changed",
    );
    expect(existsSync(join(dir, "new"))).toBe(false);
  });

  it("refuses a newer backup and leaves it and the archive untouched", async () => {
    await backUp();
    const path = join(backup, "manifest.json");
    const manifest = JSON.parse(readFileSync(path, "utf8")) as { database: { version: number } };
    manifest.database.version = 99;
    writeFileSync(path, JSON.stringify(manifest));
    await expect(restoreArchive(backup, data, { force: true })).rejects.toThrow(NewerArchiveError);
    expect(await describeServed(data)).toBe("before");
  });

  it("mends an archive whose database is damaged", async () => {
    await backUp();
    writeFileSync(join(data, "archive.sqlite"), Buffer.alloc(20_000, 7));
    await expect(openEmbeddedArchive(data, fakeEmbeddings())).rejects.toThrow("npm run archive -- restore");
    await restoreArchive(backup, data, { force: true });
    expect(await describeServed(data)).toBe("before");
  });

  it(
    "leaves the old record or the new one, whole, wherever it is killed",
    async () => {
      await backUp();
      await ingestRecord(data, AFTER);
      const undisturbed = join(dir, "undisturbed");
      cpSync(data, undisturbed, { recursive: true });
      const calls = Number((await runKilled(undisturbed, 0)).stdout);
      expect(calls).toBeGreaterThan(8);
      const step = Math.max(1, Math.floor(calls / KILLS));
      for (let at = 1; at <= calls; at += step) {
        const tried = join(dir, `killed-${at}`);
        cpSync(data, tried, { recursive: true });
        expect((await runKilled(tried, at)).signal).toBe("SIGKILL");
        expect(["before", "after"]).toContain(await describeServed(tried));
        await restoreArchive(backup, tried, { force: true });
        expect(`call ${at}: ${await describeServed(tried)}`).toBe(`call ${at}: before`);
        rmSync(tried, { recursive: true });
      }
    },
    SLOW_MS,
  );

  function runKilled(target: string, at: number): Promise<{ signal: string | null; stdout: string }> {
    const file = fileURLToPath(new URL("../faults/killed-restore.ts", import.meta.url));
    const child = spawn(process.execPath, ["--import", "tsx", file, backup, target, String(at)]);
    let stdout = "";
    child.stdout.on("data", (chunk: Buffer) => (stdout += chunk.toString()));
    return new Promise((resolve) => child.on("close", (_, signal) => resolve({ signal, stdout })));
  }
});

function flipByte(path: string): void {
  const bytes = readFileSync(path);
  const at = Math.floor(bytes.length / 2);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(path, bytes);
}

function cutFile(path: string): void {
  const bytes = readFileSync(path);
  writeFileSync(path, bytes.subarray(0, Math.floor(bytes.length * 0.7)));
}
