import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Archive } from "../../lib/archive/archive.ts";
import { openEmbeddedArchive } from "../../lib/archive/embedded/open-archive.ts";
import { readCorpus } from "../../lib/corpus/read-corpus.ts";
import type { IngestReport } from "../../lib/domain/ingest-report.ts";
import { ingestInto } from "../archive/ingest-into.ts";

const PROSE =
  "The mayor of Easton said on Monday that the old bridge would be closed for the winter. Engineers had found cracks in two of its piers, according to a report seen by this paper. Traders in the market square fear that they will lose half of their customers by spring.";
const OTHER =
  "A ferry from Norbury ran aground near the lighthouse early on Sunday, and all its passengers were brought ashore in small boats. The company apologised and promised that everybody would be given the fare back.";

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "corpus-to-record-"));
  mkdirSync(join(dir, "corpus"));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

function put(file: string, content: string): void {
  mkdirSync(dirname(join(dir, "corpus", file)), { recursive: true });
  writeFileSync(join(dir, "corpus", file), content);
}

/** An ingest of the folder, some time after its files were written; `unchanged` gets the files not read again. */
async function run(): Promise<IngestReport & { unread: string[] }> {
  const unread: string[] = [];
  const report = await ingestInto(join(dir, "data"), (unchangedFiles) =>
    readCorpus(join(dir, "corpus"), {
      nowMs: () => Date.now() + 60_000,
      unchangedFiles: (stamps) => {
        const unchanged = unchangedFiles(stamps);
        unread.push(...[...unchanged].sort());
        return unchanged;
      },
    }),
  );
  return { ...report, unread };
}

async function served<T>(look: (archive: Archive) => Promise<T>): Promise<T> {
  const archive = await openEmbeddedArchive(join(dir, "data"), undefined);
  try {
    return await look(archive);
  } finally {
    await archive.close();
  }
}

const servedIds = () => served(async (archive) => (await archive.listArticles()).map(({ id }) => id));
const origins = () =>
  served(async (archive) => (await archive.listArticles()).map(({ id, originId }) => `${id} < ${originId}`));

const line = (id: string, body: string, date?: string) => JSON.stringify({ id, body, date });

describe("a corpus becoming a record", () => {
  it("reads nothing again that is as it was: articles, lines of one file, copies and what was set aside", async () => {
    put("bridge.txt", PROSE);
    put("copy.txt", PROSE);
    put("empty.txt", " ");
    put("news.jsonl", `${line("1", OTHER)}\n{ broken\n${line("2", PROSE)}`);
    const first = await run();
    expect(first.setAside.map(({ file, reason, copyOf }) => [file, reason, copyOf])).toEqual([
      ["copy.txt", "duplicate", "bridge"],
      ["empty.txt", "empty", undefined],
      ["news.jsonl", "bad-row", undefined],
      ["news.jsonl", "duplicate", "bridge"],
    ]);
    const second = await run();
    expect(second).toMatchObject({ added: 0, changed: 0, unchanged: 2, removed: 0 });
    expect(second.unread).toEqual(["bridge.txt", "copy.txt", "empty.txt", "news.jsonl"]);
    expect(second.setAside).toEqual(first.setAside);
  });

  it("brings a copy back when what it was a copy of is edited or deleted", async () => {
    put("bridge.txt", PROSE);
    put("copy.txt", PROSE);
    await run();
    expect(await servedIds()).toEqual(["bridge"]);
    put("bridge.txt", OTHER);
    expect(await run()).toMatchObject({ changed: 1, added: 1, setAside: [] });
    expect(await servedIds()).toEqual(["bridge", "copy"]);
    put("bridge.txt", PROSE);
    await run();
    rmSync(join(dir, "corpus", "bridge.txt"));
    expect(await run()).toMatchObject({ setAside: [] });
    expect(await servedIds()).toEqual(["copy"]);
  });

  it("follows a file that is renamed, and lines that come, change and go", async () => {
    put("news.jsonl", [line("a", PROSE), line("b", OTHER)].join("\n"));
    expect(await run()).toMatchObject({ read: 1, added: 2 });
    put(
      "news.jsonl",
      [line("a", PROSE), line("b", `${OTHER} More later.`), line("c", "A third story.")].join("\n"),
    );
    expect(await run()).toMatchObject({ added: 1, changed: 1, unchanged: 1, removed: 0 });
    put("news.jsonl", line("a", PROSE));
    expect(await run()).toMatchObject({ unchanged: 1, removed: 2 });
    renameSync(join(dir, "corpus", "news.jsonl"), join(dir, "corpus", "old.jsonl"));
    expect(await run()).toMatchObject({ added: 1, removed: 1 });
    expect(await servedIds()).toEqual(["old-a"]);
  });

  it("tells the origin of each version of a report: the earliest, by date, then by id", async () => {
    put("later.md", `---\ndate: 2019-03-06\n---\n${PROSE} Read more on our pages.`);
    put("first.md", `---\ndate: 2019-03-04\n---\n${PROSE}`);
    put("undated.md", `${PROSE} Follow us.`);
    put("ferry.md", `---\ndate: 2019-03-01\n---\n${OTHER}`);
    await run();
    expect(await origins()).toEqual(["ferry < ferry", "first < first", "later < first", "undated < first"]);
    rmSync(join(dir, "corpus", "first.md"));
    await run();
    expect(await origins()).toEqual(["ferry < ferry", "later < later", "undated < later"]);
    put("earlier.md", `---\ndate: 2019-02-01\n---\n${PROSE}`);
    await run();
    expect(await origins()).toEqual([
      "earlier < earlier",
      "ferry < ferry",
      "later < earlier",
      "undated < earlier",
    ]);
  });

  it("keeps serving the origins of its own generation to whoever reads it", async () => {
    put("b.md", `${PROSE} One.`);
    put("c.md", `${PROSE} Two.`);
    await run();
    const archive = await openEmbeddedArchive(join(dir, "data"), undefined);
    put("a.md", `${PROSE} Three.`);
    await run();
    expect((await archive.listArticles()).map(({ originId }) => originId)).toEqual(["b", "b"]);
    await archive.close();
    expect(await origins()).toEqual(["a < a", "b < a", "c < a"]);
  });

  it("keeps the report of the last ingest, also of one that changed nothing that is served", async () => {
    put("bridge.txt", PROSE);
    await run();
    put("empty.txt", "");
    const { unread, ...report } = await run();
    expect(unread).toEqual(["bridge.txt"]);
    expect(report).toMatchObject({ unchanged: 1, setAside: [{ file: "empty.txt", reason: "empty" }] });
    expect(await served((archive) => archive.lastReport())).toEqual(report);
  });
});
