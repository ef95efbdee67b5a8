/** Vectors of a passage's sentences, in their order: for each a scale, and its share of `numbers`, in [-127, 127]. */
export type SentenceVectors = Readonly<{ scales: Float32Array; numbers: Int8Array }>;

/** A vector as an archive keeps it; `sentences` is undefined where an older version of this program kept it. */
export type KeptVector = Readonly<{ vector: Float32Array; sentences: SentenceVectors | undefined }>;

const LARGEST = 127;

/** A byte a number and unit length: a cosine comes out within .005 of what it was. Vectors are of one length. */
export function packSentenceVectors(vectors: readonly (readonly number[])[]): SentenceVectors {
  const dimension = vectors[0]?.length ?? 0;
  const scales = new Float32Array(vectors.length);
  const numbers = new Int8Array(vectors.length * dimension);
  for (const [at, vector] of vectors.entries()) {
    const largest = vector.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    if (largest === 0) continue;
    scales[at] = largest / LARGEST / Math.hypot(...vector);
    numbers.set(
      vector.map((value) => Math.round((value / largest) * LARGEST)),
      at * dimension,
    );
  }
  return { scales, numbers };
}

/** Cosine similarity of `vector` to each sentence, in [-1, 1] but for rounding; 0 where either is all zeros. */
export function sentenceCosines(vector: Float32Array, { scales, numbers }: SentenceVectors): Float32Array {
  const dimension = vector.length;
  const length = Math.sqrt(productOf(vector, vector, 0));
  const cosines = new Float32Array(scales.length);
  for (let at = 0; at < scales.length && length > 0; at++)
    cosines[at] = (productOf(vector, numbers, at * dimension) * (scales[at] as number)) / length;
  return cosines;
}

/** Of `vector` and as many numbers of `others` from `start` on. */
function productOf(vector: Float32Array, others: Float32Array | Int8Array, start: number): number {
  let product = 0;
  for (let at = 0; at < vector.length; at++)
    product += (vector[at] as number) * (others[start + at] as number);
  return product;
}

const COUNT_BYTES = 4;

/** Their number (32 bits, little-endian), their scales, their numbers. */
export function writeSentenceVectors({ scales, numbers }: SentenceVectors): Buffer {
  const count = Buffer.alloc(COUNT_BYTES);
  count.writeUInt32LE(scales.length);
  return Buffer.concat([count, bytesOf(scales), bytesOf(numbers)]);
}

export function readSentenceVectors(bytes: Buffer): SentenceVectors {
  const scales = new Float32Array(bytes.readUInt32LE(0));
  const end = COUNT_BYTES + scales.byteLength;
  // A copy, since a blob need not be aligned to four bytes.
  new Uint8Array(scales.buffer).set(bytes.subarray(COUNT_BYTES, end));
  return { scales, numbers: new Int8Array(bytes.buffer, bytes.byteOffset + end, bytes.length - end) };
}

function bytesOf({ buffer, byteOffset, byteLength }: Float32Array | Int8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}
