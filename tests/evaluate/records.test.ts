import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { collectRecords, findRecordsFile, RecordsError } from "../../lib/evaluate/records.ts";

const Bird = z.object({ id: z.string(), eggs: z.number() });

describe("records", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "records-"));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });
  const write = (name: string, content: string | Uint8Array): string => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };

  it("reads plain and gzipped files alike, blank lines skipped", async () => {
    const text = '{"id":"wren","eggs":5}\n\n{"id":"gull","eggs":2,"extra":true}\r\n';
    const expected = [
      { id: "wren", eggs: 5 },
      { id: "gull", eggs: 2 },
    ];
    expect(await collectRecords(write("a.jsonl", text), Bird)).toEqual(expected);
    expect(await collectRecords(write("b.jsonl.gz", gzipSync(text)), Bird)).toEqual(expected);
  });

  it("names file and line of a record that breaks the schema", async () => {
    const path = write("birds.jsonl", '{"id":"wren","eggs":5}\n\n{"id":"gull","eggs":"two"}\n');
    await expect(collectRecords(path, Bird)).rejects.toThrow(/birds\.jsonl:3 breaks the schema at "eggs"/u);
    await expect(collectRecords(path, Bird)).rejects.toBeInstanceOf(RecordsError);
  });

  it("names file and line of a line that is not JSON", async () => {
    await expect(collectRecords(write("birds.jsonl", '{"id":'), Bird)).rejects.toThrow(
      /birds\.jsonl:1 is not JSON/u,
    );
  });

  it("refuses an empty set, a cut archive, a missing file and a missing folder", async () => {
    const cut = gzipSync('{"id":"wren","eggs":5}\n'.repeat(500)).subarray(0, 40);
    await expect(collectRecords(write("none.jsonl", "\n"), Bird)).rejects.toThrow(/holds no records/u);
    await expect(collectRecords(write("cut.jsonl.gz", cut), Bird)).rejects.toThrow(/cannot be read/u);
    await expect(collectRecords(join(folder, "gone.jsonl"), Bird)).rejects.toThrow(/cannot be read/u);
    expect(() => findRecordsFile(folder, "birds")).toThrow(/neither birds\.jsonl nor birds\.jsonl\.gz/u);
    expect(() => findRecordsFile(join(folder, "gone"), "birds")).toThrow(RecordsError);
  });

  it("prefers the plain file to the gzipped one", () => {
    const plain = write("birds.jsonl", "");
    write("birds.jsonl.gz", gzipSync(""));
    expect(findRecordsFile(folder, "birds")).toBe(plain);
  });
});
