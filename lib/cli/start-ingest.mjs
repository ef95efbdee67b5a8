// `npm run ingest`. Starting this program takes longer than all that it does for one changed article: a server that serves
// the same folder, and keeps an ingest started, is given the order. Where none does, or it is not its to take, or it ends
// before it is done, the work is done here. Plain JavaScript, since reading TypeScript takes long as well.
import { createHash } from "node:crypto";
import { realpathSync } from "node:fs";
import { connect } from "node:net";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";

const PATIENCE = { greetingMs: 3000, beginningMs: 10_000 };
/** Everything else is done here. */
const GIVEN = new Set(["--again", "--json"]);

const args = process.argv.slice(2);
const isSet = (name) => (process.env[name] ?? "").trim() !== "";
const isGiven = args.every((arg) => GIVEN.has(arg)) && !isSet("DATABASE_URL");
const code = isGiven ? await giveOrder() : undefined;
if (code === undefined) {
  const { register } = await import("tsx/esm/api");
  register();
  await import("./ingest.ts");
} else process.exitCode = code;

/** The exit code; undefined when nobody has done it. */
function giveOrder() {
  const socket = connect(join(isSet("DATA_DIR") ? process.env.DATA_DIR : "data", "ingest.sock"));
  let code;
  let patience;
  const wait = (ms) => {
    clearTimeout(patience);
    if (ms !== undefined) patience = setTimeout(() => socket.destroy(), ms);
  };
  const hear = (said) => {
    if (Array.isArray(said.asks)) {
      wait(PATIENCE.beginningMs);
      socket.write(`${JSON.stringify(orderFor(said.asks))}\n`);
    } else if (said.begun) wait(undefined);
    else if (typeof said.out === "string") process.stdout.write(said.out);
    else if (typeof said.err === "string") process.stderr.write(said.err);
    else if (typeof said.exit === "number") code = said.exit;
  };
  wait(PATIENCE.greetingMs);
  socket.on("error", () => socket.destroy());
  createInterface({ input: socket })
    .on("line", (line) => hear(parsed(line)))
    // The lines of a socket that fails end as well, without a word of it.
    .on("error", () => undefined);
  return new Promise((done) =>
    socket.once("close", () => {
      wait(undefined);
      done(code);
    }),
  );
}

/** `names`: the settings that have to be those of the server; what they are set to is not told. */
function orderFor(names) {
  const columns = process.stderr.isTTY ? process.stderr.columns : undefined;
  const values = names.map((name) => (isSet(name) ? process.env[name] : null));
  const settings = createHash("sha256").update(JSON.stringify(values)).digest("hex");
  return { program: real(resolve(import.meta.dirname, "../..")), corpus: corpus(), settings, args, columns };
}

function corpus() {
  return real(resolve(isSet("CORPUS_DIR") ? process.env.CORPUS_DIR : "corpus"));
}

/** A line that is cut short says nothing. */
function parsed(line) {
  try {
    return JSON.parse(line) ?? {};
  } catch {
    return {};
  }
}

/** A folder that is not there has no other name. */
function real(path) {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
