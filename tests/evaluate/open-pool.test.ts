import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { poolOpener } from "../../lib/evaluate/open-pool.ts";
import { poolId } from "../../lib/evaluate/pool-record.ts";
import { readSettings } from "../../lib/settings.ts";

const dataDir = mkdtempSync(join(tmpdir(), "pools-"));
afterAll(() => {
  rmSync(dataDir, { recursive: true });
});

async function generationOf(bodies: readonly string[]): Promise<string> {
  const settings = readSettings({ DATA_DIR: dataDir, EMBEDDINGS: "none" });
  const openPool = poolOpener({ settings, set: "mills", data: "a/folder" });
  const assistant = await openPool(bodies.map((body, index) => ({ id: poolId(`m${index}`), body })));
  const { generation } = (await assistant.archive()).info;
  await assistant.close();
  return generation;
}

it("a pool is ingested once, again when it has changed, and again when the code that reads it has", async () => {
  const first = await generationOf(["The mill burned in May."]);
  expect(await generationOf(["The mill burned in May."])).toBe(first);

  const changed = await generationOf(["The mill burned in May.", "The owner wept."]);
  expect(changed).not.toBe(first);

  const [folder] = readdirSync(join(dataDir, "evaluate"));
  writeFileSync(join(dataDir, "evaluate", folder ?? "", "evaluated-with"), "another recipe");
  expect(await generationOf(["The mill burned in May.", "The owner wept."])).not.toBe(changed);
});
