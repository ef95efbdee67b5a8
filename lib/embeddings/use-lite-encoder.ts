import { type Layer, MatrixRoom, type Rows } from "./matrix-room.ts";
import type { Run } from "./read-together.ts";
import type { Weights } from "./read-weights.ts";

/** Pieces of all runs that are put to the encoder at once. */
export const MOST_TOGETHER = 256;

const WIDTH = 512;
const HIDDEN = 1536;
const HEADS = 4;
/** Numbers of a piece before the first layer, which has half the later width. */
const PIECE = 256;
const NORM_EPSILON = 1e-6;
const LENGTH_EPSILON = 1e-12;
/** All layers' matrices and biases. */
const LAYER_FLOATS = 4_950_000;

type Norm = Readonly<{ scale: Float32Array; bias: Float32Array; width: number }>;
type Attention = Readonly<{ norm: Norm; qkv: Layer; out: Layer; width: number }>;
type FeedForward = Readonly<{ norm: Norm; first: Layer; second: Layer }>;

/**
 * The encoder of Universal Sentence Encoder Lite: two transformer layers, the first of half the width, and a dense
 * layer over the mean of the pieces. It gives what TensorFlow.js makes of the same graph but for rounding (no number
 * differs by more than 1e-6), and takes a question half the time: no graph is walked, and nothing is padded.
 */
export class UseLiteEncoder {
  private readonly room = new MatrixRoom(LAYER_FLOATS + MOST_TOGETHER * (3 * WIDTH + HIDDEN));
  private readonly pieces: Float32Array;
  private readonly frequencies: Float32Array;
  private readonly first: readonly [Attention, FeedForward];
  private readonly second: readonly [Attention, FeedForward];
  private readonly widening: Layer;
  private readonly last: Layer;
  private readonly state: Rows;
  private readonly normed: Rows;
  private readonly wide: Rows;
  private readonly added: Rows;

  constructor(weights: Weights) {
    // Copies: all else of what was read can be let go.
    this.pieces = weights("module/Embeddings_en").slice();
    this.frequencies = weights("AddTimingSignal/TimingSignal/ExpandDims_1").slice();
    this.first = this.readLayer(weights, "Layer_0", PIECE);
    this.second = this.readLayer(weights, "Layer_1", WIDTH);
    const dense = "Layer_0/TransformerLayer/dense";
    this.widening = this.room.placeLayer(
      weights(`${dense}/kernel/ConcatPartitions/concat`),
      weights(`${dense}/bias/ConcatPartitions/concat`),
    );
    const last = "Encoder_en/hidden_layers/tanh_layer_0";
    this.last = this.room.placeLayer(weights(`${last}/weights`), weights(`${last}/bias`));
    this.state = this.room.placeRows(MOST_TOGETHER, WIDTH);
    this.normed = this.room.placeRows(MOST_TOGETHER, WIDTH);
    this.wide = this.room.placeRows(MOST_TOGETHER, HIDDEN);
    this.added = this.room.placeRows(MOST_TOGETHER, WIDTH);
  }

  /** A vector for each piece of each run, one after the other; of at most MOST_TOGETHER pieces. Good until the next call. */
  readPieces(runs: readonly Run[]): Float32Array {
    const count = runs.reduce((sum, run) => sum + run.length, 0);
    const narrow: Rows = { ...this.added, width: PIECE };
    this.placePieces(runs, narrow);
    // What goes around the first layer's attention is brought to the later width.
    this.room.multiply(narrow, this.widening, this.state, count);
    this.attend(runs, narrow, this.first[0], count);
    this.feedForward(this.first[1], count);
    this.attend(runs, this.state, this.second[0], count);
    this.feedForward(this.second[1], count);
    return this.state.numbers.subarray(0, count * WIDTH);
  }

  /** The texts' vectors, of length 1, from the means of their pieces' vectors. */
  finish(means: readonly Float32Array[]): Float32Array {
    const vectors = new Float32Array(means.length * WIDTH);
    for (let start = 0; start < means.length; start += MOST_TOGETHER) {
      const some = means.slice(start, start + MOST_TOGETHER);
      for (const [at, mean] of some.entries()) this.normed.numbers.set(mean, at * WIDTH);
      this.room.multiply(this.normed, this.last, this.added, some.length);
      for (let at = 0; at < some.length; at++)
        vectors.set(toUnit(this.added.numbers.subarray(at * WIDTH, (at + 1) * WIDTH)), (start + at) * WIDTH);
    }
    return vectors;
  }

  private readLayer(weights: Weights, layer: string, width: number): [Attention, FeedForward] {
    const own = `${layer}/TransformerLayer`;
    const norm = (of: string): Norm => {
      const scale = weights(`${of}/layer_norm_scale/ConcatPartitions/concat`);
      return {
        scale,
        bias: weights(`${of}/layer_norm_bias/ConcatPartitions/concat`),
        width: scale.length,
      };
    };
    const place = (matrix: string, bias: string) =>
      this.room.placeLayer(weights(matrix), weights(`${bias}/bias/ConcatPartitions/concat`));
    const transform = (which: string) =>
      place(`${own}/MultiheadAttention/${which}/kernel/part_0`, `${own}/MultiheadAttention/${which}`);
    const convolve = (which: string) =>
      place(`${own}/FFN/${which}/Tensordot/Reshape_1`, `${own}/FFN/${which}`);
    return [
      {
        norm: norm(`${own}/layer_prepostprocess/layer_norm`),
        qkv: transform("qkv_transform_single"),
        out: transform("output_transform_single"),
        width,
      },
      {
        norm: norm(`${own}/FFN/layer_prepostprocess/layer_norm`),
        first: convolve("conv1"),
        second: convolve("conv2"),
      },
    ];
  }

  /** Each piece's vector, twice, and where in its run it stands, as sines and cosines. */
  private placePieces(runs: readonly Run[], to: Rows): void {
    const half = PIECE / 2;
    let row = 0;
    for (const run of runs)
      for (let place = 0; place < run.length; place++) {
        const from = (run[place] as number) * PIECE;
        for (let at = 0; at < PIECE; at++) {
          const angle = place * (this.frequencies[at % half] as number);
          const timing = at < half ? Math.sin(angle) : Math.cos(angle);
          to.numbers[row * PIECE + at] = 2 * (this.pieces[from + at] as number) + timing;
        }
        row++;
      }
  }

  /** Adds to the state what each piece takes from the others of its run. */
  private attend(
    runs: readonly Run[],
    from: Rows,
    { norm, qkv, out, width }: Attention,
    count: number,
  ): void {
    const normed: Rows = { ...this.normed, width };
    const wide: Rows = { ...this.wide, width: 3 * width };
    normRows(from.numbers, norm, normed.numbers, count);
    this.room.multiply(normed, qkv, wide, count);
    let row = 0;
    for (const { length } of runs) {
      for (let head = 0; head < HEADS; head++) mixHead(wide, normed, { row, length, head, width });
      row += length;
    }
    this.room.multiply(normed, out, this.added, count);
    addRows(this.state.numbers, this.added.numbers, count * WIDTH);
  }

  private feedForward({ norm, first, second }: FeedForward, count: number): void {
    normRows(this.state.numbers, norm, this.normed.numbers, count);
    this.room.multiply(this.normed, first, this.wide, count);
    const { numbers } = this.wide;
    for (let at = 0; at < count * HIDDEN; at++) if ((numbers[at] as number) < 0) numbers[at] = 0;
    this.room.multiply(this.wide, second, this.added, count);
    addRows(this.state.numbers, this.added.numbers, count * WIDTH);
  }
}

function addRows(to: Float32Array, from: Float32Array, length: number): void {
  for (let at = 0; at < length; at++) to[at] = (to[at] as number) + (from[at] as number);
}

/** Each row brought to mean 0 and deviation 1, then scaled and moved. */
function normRows(from: Float32Array, { scale, bias, width }: Norm, to: Float32Array, count: number): void {
  for (let row = 0; row < count; row++) {
    const start = row * width;
    let sum = 0;
    for (let at = 0; at < width; at++) sum += from[start + at] as number;
    const mean = sum / width;
    let squares = 0;
    for (let at = 0; at < width; at++) squares += ((from[start + at] as number) - mean) ** 2;
    const factor = 1 / Math.sqrt(squares / width + NORM_EPSILON);
    for (let at = 0; at < width; at++)
      to[start + at] =
        ((from[start + at] as number) - mean) * factor * (scale[at] as number) + (bias[at] as number);
  }
}

type Head = Readonly<{ row: number; length: number; head: number; width: number }>;

/** One head's attention among the rows of one run: `wide` holds each row's query, key and value. */
function mixHead(wide: Rows, to: Rows, { row, length, head, width }: Head): void {
  const size = width / HEADS;
  const scale = 1 / Math.sqrt(size);
  const first = row * wide.width + head * size;
  const shares = new Float64Array(length);
  for (let own = 0; own < length; own++) {
    const query = first + own * wide.width;
    for (let other = 0; other < length; other++)
      shares[other] = scale * productOf(wide.numbers, query, first + other * wide.width + width, size);
    makeShares(shares);
    mixValues(wide, first + 2 * width, shares, to.numbers, (row + own) * width + head * size, size);
  }
}

/** Four sums side by side, so that none waits for the one before; `size` is a multiple of four, here and below. */
function productOf(numbers: Float32Array, left: number, right: number, size: number): number {
  let [a, b, c, d] = [0, 0, 0, 0];
  for (let at = 0; at < size; at += 4) {
    a += (numbers[left + at] as number) * (numbers[right + at] as number);
    b += (numbers[left + at + 1] as number) * (numbers[right + at + 1] as number);
    c += (numbers[left + at + 2] as number) * (numbers[right + at + 2] as number);
    d += (numbers[left + at + 3] as number) * (numbers[right + at + 3] as number);
  }
  return a + b + (c + d);
}

/** Softmax, in place. */
function makeShares(scores: Float64Array): void {
  let most = -Infinity;
  for (let at = 0; at < scores.length; at++) most = Math.max(most, scores[at] as number);
  let total = 0;
  for (let at = 0; at < scores.length; at++) total += scores[at] = Math.exp((scores[at] as number) - most);
  for (let at = 0; at < scores.length; at++) scores[at] = (scores[at] as number) / total;
}

/** The sum of each row's value, the first of which is at `value`, times its share. */
function mixValues(
  { numbers, width }: Rows,
  value: number,
  shares: Float64Array,
  to: Float32Array,
  out: number,
  size: number,
): void {
  for (let at = 0; at < size; at += 4) {
    let [a, b, c, d] = [0, 0, 0, 0];
    for (let other = 0, from = value + at; other < shares.length; other++, from += width) {
      const share = shares[other] as number;
      a += share * (numbers[from] as number);
      b += share * (numbers[from + 1] as number);
      c += share * (numbers[from + 2] as number);
      d += share * (numbers[from + 3] as number);
    }
    to[out + at] = a;
    to[out + at + 1] = b;
    to[out + at + 2] = c;
    to[out + at + 3] = d;
  }
}

function toUnit(sums: Float32Array): Float32Array {
  const bent = sums.map(Math.tanh);
  let squares = 0;
  for (const value of bent) squares += value * value;
  const factor = 1 / Math.sqrt(Math.max(squares, LENGTH_EPSILON));
  return bent.map((value) => value * factor);
}
