import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ingestCorpus } from "../../lib/ingest-corpus.ts";
import { readSettings } from "../../lib/settings.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const PROSE = "Mayor Anna Brenk said on Monday that the bridge at Varn would be closed for the winter.";

type Changes = Readonly<Record<string, string>>;

let dir: string;
let env: Changes;
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), "cli-ask-"));
  const corpusDir = join(dir, "corpus");
  mkdirSync(corpusDir);
  writeFileSync(join(corpusDir, "bridge.txt"), PROSE);
  env = { CORPUS_DIR: corpusDir, DATA_DIR: join(dir, "data"), EMBEDDINGS: "none" };
  await ingestCorpus(readSettings(env));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

type Ran = Readonly<{ code: number; stdout: string; stderr: string }>;

function runAsk(args: readonly string[], changed: Changes = {}): Promise<Ran> {
  const node = ["--import", "tsx", "lib/cli/ask.ts", ...args];
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      node,
      { cwd: ROOT, env: { ...process.env, ...env, ...changed } },
      (error, stdout, stderr) => resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr }),
    );
  });
}

describe("npm run ask", () => {
  it("prints the answer with its source, without colours into a pipe", async () => {
    const ran = await runAsk(["Who", "closed the bridge at Varn?"]);
    expect(ran).toMatchObject({ code: 0, stderr: "" });
    expect(ran.stdout).toContain("would be closed");
    expect(ran.stdout).toContain("[1]");
    expect(ran.stdout).not.toContain("\u001b");
  });

  it("prints the whole answer as JSON with --json, and exits 0 on a refusal as well", async () => {
    const refused = await runAsk(["--json", "What did Angela Merkel say?"]);
    expect(refused).toMatchObject({ code: 0, stderr: "" });
    expect(JSON.parse(refused.stdout)).toMatchObject({ kind: "not-in-corpus", citations: [] });
  });

  it.each<[string, string[], Changes, string]>([
    ["with an option it does not know", ["--loud", "Who?"], {}, "npm run ask"],
    ["with a question that is too long", [`Who? ${"a".repeat(9000)}`], {}, "at most"],
    ["with a setting that cannot be meant", ["Who?"], { PORT: "many" }, "PORT"],
    ["with nothing ingested", ["Who?"], { DATA_DIR: join(tmpdir(), "no-such-archive") }, "npm run ingest"],
  ])("exits 2 and says what to do %s", async (_, args, changed, says) => {
    const ran = await runAsk(args, changed);
    expect(ran).toMatchObject({ code: 2, stdout: "" });
    expect(ran.stderr).toContain(says);
    expect(ran.stderr).not.toMatch(/\n\s+at /u);
  });
});
