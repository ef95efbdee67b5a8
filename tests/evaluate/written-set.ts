import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

/** A folder that holds the given records as `<name>.jsonl`, gone when the test is over. */
export function writeSet(files: Readonly<Record<string, readonly unknown[]>>): string {
  const folder = mkdtempSync(join(tmpdir(), "set-"));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  for (const [name, records] of Object.entries(files)) {
    writeFileSync(
      join(folder, `${name}.jsonl`),
      records.map((record) => `${JSON.stringify(record)}\n`).join(""),
    );
  }
  return folder;
}
