import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

const root = new URL("../..", import.meta.url).pathname;

export type RunningServer = Readonly<{
  url: string;
  /** Everything it printed so far. */
  output: () => string;
  /** Sends SIGTERM; resolves with the exit code. */
  stop: () => Promise<number | null>;
}>;

/** `npm start`'s own command, on a free port and with a data folder of its own. `env` comes on top. */
export async function startServer(env: Readonly<Record<string, string>> = {}): Promise<RunningServer> {
  const dataDir = await mkdtemp(path.join(tmpdir(), "on-the-record-"));
  const server = spawn(process.execPath, ["--import", "tsx", "lib/cli/serve.ts"], {
    cwd: root,
    env: {
      ...withoutVitest(process.env),
      NODE_ENV: "production",
      DATA_DIR: dataDir,
      PORT: "0",
      QUESTIONS_PER_MINUTE: "6000",
      QUESTION_BURST: "600",
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  const ended = new Promise<number | null>((resolve) => server.once("exit", resolve));
  const opened = new Promise<string>((resolve, reject) => {
    const listen = (chunk: Buffer): void => {
      said += chunk.toString();
      const url = /is open at (\S+)/u.exec(said)?.[1];
      if (url !== undefined) resolve(url);
    };
    server.stdout.on("data", listen);
    server.stderr.on("data", listen);
    server.once("exit", (code) => reject(new Error(`The server ended with ${String(code)}:\n${said}`)));
  });
  const url = await opened;
  return {
    url,
    output: () => said,
    stop: async () => {
      server.kill("SIGTERM");
      const code = await ended;
      await rm(dataDir, { recursive: true, force: true });
      return code;
    },
  };
}

/** Vitest's own variables would put React and Next into test mode. */
function withoutVitest(env: NodeJS.ProcessEnv): Record<string, string | undefined> {
  const foreign = new Set([
    "NODE_ENV",
    "VITEST",
    "VITEST_MODE",
    "VITEST_POOL_ID",
    "VITEST_WORKER_ID",
    "TEST",
    "MODE",
    "DEV",
    "PROD",
    "SSR",
  ]);
  return Object.fromEntries(Object.entries(env).filter(([name]) => !foreign.has(name)));
}
