import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { archiveBackend } from "../../../lib/archive/archive-backend.ts";
import { type CopyReport, copyArchive } from "../../../lib/archive/copy-archive.ts";
import type { Settings } from "../../../lib/settings.ts";
import { fakeEmbeddings } from "../fake-embeddings.ts";
import { AFTER, BEFORE, describeArchive, describeServed, ingestRecord } from "../faults/served-record.ts";
import { ingestInto } from "../ingest-into.ts";
import { inventArticle } from "../invented-articles.ts";
import { type StartedPostgres, startPostgres } from "./start-postgres.ts";

type Place = Pick<Settings, "dataDir" | "database">;

let postgres: StartedPostgres;
let dir: string;
let shared: Place;
beforeAll(async () => {
  postgres = await startPostgres();
}, 120_000);
afterAll(() => postgres.stop());
beforeEach(async () => {
  await postgres.run("DROP SCHEMA IF EXISTS on_the_record CASCADE");
  dir = mkdtempSync(join(tmpdir(), "copy-"));
  shared = { dataDir: "", database: postgres.setting };
  return () => rmSync(dir, { recursive: true, force: true });
});

const folder = (name: string): Place => ({ dataDir: join(dir, name), database: undefined });

async function copy(from: Place, to: Place): Promise<CopyReport> {
  const [one, other] = [await archiveBackend(from), await archiveBackend(to)];
  const source = await one.openSource();
  const writer = await other.openWriter();
  const report = await copyArchive(source, writer, { now: () => new Date() });
  await writer.close();
  await source.close();
  await one.close();
  await other.close();
  return report;
}

async function describeShared(): Promise<string> {
  const backend = await archiveBackend(shared);
  const archive = await backend.open(fakeEmbeddings());
  const described = await describeArchive(archive);
  await backend.close();
  return described;
}

describe("an archive's way into Postgres and back", () => {
  it("keeps everything, vectors included, and copies only what differs", async () => {
    await ingestRecord(join(dir, "data"), BEFORE);
    expect(await copy(folder("data"), shared)).toMatchObject({ articles: 5, copied: 5, withoutVector: 0 });
    expect(await describeShared()).toBe("before");
    await ingestRecord(join(dir, "data"), AFTER);
    expect(await copy(folder("data"), shared)).toMatchObject({
      articles: 5,
      copied: 2,
      removed: 1,
      vectors: 2,
    });
    expect(await describeShared()).toBe("after");
    expect(await copy(folder("data"), shared)).toMatchObject({ copied: 0, removed: 0, vectors: 0 });
    expect(await copy(shared, folder("back"))).toMatchObject({ articles: 5, copied: 5, withoutVector: 0 });
    expect(await describeServed(join(dir, "back"))).toBe("after");
  });

  it("leaves the next ingest nothing to do, on either side", async () => {
    await ingestRecord(join(dir, "data"), AFTER);
    await copy(folder("data"), shared);
    await copy(shared, folder("back"));
    for (const place of [shared, folder("back")]) {
      const backend = await archiveBackend(place);
      const embeddings = fakeEmbeddings();
      const report = await ingestInto(() => backend.openWriter(), [...AFTER], { embeddings });
      expect(report).toMatchObject({ added: 0, changed: 0, unchanged: 5, removed: 0, embedded: 0 });
      expect(embeddings.asked).toEqual([]);
      await backend.close();
    }
  });

  it("takes nothing along that was not served", async () => {
    await ingestRecord(join(dir, "data"), BEFORE);
    const backend = await archiveBackend(folder("data"));
    const writer = await backend.openWriter();
    const article = inventArticle({ id: "half", body: "Half an ingest." });
    const parts = { fingerprint: "", signature: new Uint16Array(0), passages: [], quotes: [], events: [] };
    await writer.stage([{ article, ...parts }], []);
    await writer.close();
    await copy(folder("data"), shared);
    expect(await describeShared()).toBe("before");
  });
});
