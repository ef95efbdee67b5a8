import { connect } from "node:net";
import { type RunningServer, startServer } from "../browser/start-server.ts";
import { type HostileRequest, hostileRequests } from "./hostile-requests.ts";
import type { SoakOrder, SoakResult } from "./soak-result.ts";

/** Requests under way at once, and how long one may take: a body that never comes is waited for up to 35 seconds. */
const AT_ONCE = 16;
const PATIENCE_MS = 45_000;
/** What no response may hold: a place in the program, the folder it runs in. */
const TELLS_TOO_MUCH = /\n\s+at .+:\d+:\d+|node_modules|\/lib\/\w+\/[\w-]+\.ts/u;

/** Every limit but the body's is out of the way, so that the requests reach what is behind it. */
const OPEN = {
  QUESTIONS_PER_MINUTE: "1000000",
  QUESTION_BURST: "100000",
  MAX_STREAMS_PER_ADDRESS: "64",
  EMBEDDINGS: "none",
  LOG_LEVEL: "warn",
};

/** Sends hostile requests to the real server: none may bring a 5xx, a hang, a stack trace or the server's end. */
export async function soakRequests({ n, seed, onStep }: SoakOrder): Promise<SoakResult> {
  const server = await startServer(OPEN);
  const waiting = [...hostileRequests(n, seed)].reverse();
  const failures: string[] = [];
  const statuses = new Map<string, number>();
  let done = 0;
  const work = async (): Promise<void> => {
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const heard = await speak(server, next);
      const status = /^HTTP\/1\.1 (\d{3})/u.exec(heard)?.[1] ?? "closed";
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      const wrong = describeWrong(status, heard);
      if (wrong !== undefined) failures.push(`${next.name}: ${wrong}`);
      onStep(++done);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  failures.push(...(await describeAfter(server)));
  const code = await server.stop();
  if (code !== 0) failures.push(`the server ended with ${String(code)}`);
  return { name: "hostile requests", n: done, failures, figures: Object.fromEntries([...statuses].sort()) };
}

function describeWrong(status: string, heard: string): string | undefined {
  if (heard === HUNG) return "no answer in 45 seconds";
  if (status.startsWith("5")) return `${status} ${heard.slice(-200)}`;
  if (TELLS_TOO_MUCH.test(heard)) return "tells a place in the program";
  return undefined;
}

const HUNG = "hung";

/** Everything the server says until it closes, or until it has been silent too long. */
function speak({ url }: RunningServer, { bytes }: HostileRequest): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    let heard = "";
    // Half-closed after it was sent, a request would count as taken back.
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    socket.setEncoding("latin1").setTimeout(PATIENCE_MS, () => {
      heard = HUNG;
      socket.destroy();
    });
    socket.on("data", (text: string) => (heard += text));
    // A server that has refused closes while we are still sending.
    socket.on("error", () => undefined);
    socket.once("close", () => resolve(heard));
  });
}

/** What is wrong with the server when all is over: it answers as it did before, and holds no stream. */
async function describeAfter({ url }: RunningServer): Promise<string[]> {
  const health = await fetch(`${url}/api/health`);
  const answer = await fetch(`${url}/api/ask`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ question: "How many assault rifles were distributed in Kyiv?" }),
  });
  const told: unknown = await answer.json();
  const answered = typeof told === "object" && told !== null && "kind" in told && told.kind === "answered";
  const metrics = await (await fetch(`${url}/api/metrics`)).text();
  return [
    ...(health.status === 200 ? [] : [`health ${String(health.status)} afterwards`]),
    ...(answered ? [] : ["a plain question is not answered afterwards"]),
    ...(/^on_the_record_streams_open 0$/mu.test(metrics) ? [] : ["streams are held afterwards"]),
  ];
}
