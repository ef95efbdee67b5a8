import { type ByteKernel, openByteProducts } from "../../kernels/byte-kernel.ts";
import kept from "./word-vectors.json" with { type: "json" };

/** Where a term's vector stands; undefined for a term without one. */
export type VectorPlace = number;

type Vectors = Readonly<{
  places: ReadonlyMap<string, VectorPlace>;
  /** Vectors one after the other, STRIDE bytes each, zeros after their own numbers; the last is all zeros. */
  bytes: Int8Array;
  /** Room for where the vectors of a comparison are, and for what comes of it. */
  asked: Uint32Array;
  products: Int32Array;
  multiply: ByteKernel;
}>;

let opened: Vectors | undefined;

/** Numbers in a vector. */
export const WORD_DIMENSIONS = kept.dimensions;
/** Length of a vector of signed bytes that stands for a unit vector. */
const UNIT = 127;
const STRIDE = 16 * Math.ceil(WORD_DIMENSIONS / 16);
/** Vectors that one is compared with at once. */
const AT_ONCE = 64;
const NUMBER_BYTES = 4;
const PAGE_BYTES = 65_536;

function openVectors(): Vectors {
  const places = new Map(kept.terms.split(" ").map((term, at) => [term, at] as const));
  const room = 2 * AT_ONCE * NUMBER_BYTES;
  const length = (places.size + 1) * STRIDE;
  const memory = new WebAssembly.Memory({ initial: Math.ceil((room + length) / PAGE_BYTES) });
  const bytes = new Int8Array(memory.buffer, room, length);
  const packed = Buffer.from(kept.bytes, "base64");
  for (let place = 0; place < places.size; place++)
    bytes.set(packed.subarray(place * WORD_DIMENSIONS, (place + 1) * WORD_DIMENSIONS), place * STRIDE);
  return {
    places,
    bytes,
    asked: new Uint32Array(memory.buffer, 0, AT_ONCE),
    products: new Int32Array(memory.buffer, AT_ONCE * NUMBER_BYTES, AT_ONCE),
    multiply: openByteProducts(memory, STRIDE),
  };
}

/** Place of the vector of an index term (`termOf`). Terms come most frequent first: the place is the term's rank in general English. */
export function vectorPlace(term: string): VectorPlace | undefined {
  opened ??= openVectors();
  return opened.places.get(term);
}

/** How many terms have one: their places are the numbers below. */
export function countVectors(): number {
  opened ??= openVectors();
  return opened.places.size;
}

/** Cosine of two terms' vectors, in [-1, 1]: how alike the company is that they keep in news and other texts. */
export function vectorCosine(a: VectorPlace, b: VectorPlace): number {
  opened ??= openVectors();
  const { bytes } = opened;
  const [startA, startB] = [a * STRIDE, b * STRIDE];
  let sum = 0;
  for (let at = 0; at < WORD_DIMENSIONS; at++)
    sum += (bytes[startA + at] as number) * (bytes[startB + at] as number);
  return sum / (UNIT * UNIT);
}

/** `vectorCosine` of one term and each of the others; undefined is near nothing and gives 0. */
export function vectorCosines(a: VectorPlace, others: readonly (VectorPlace | undefined)[]): number[] {
  opened ??= openVectors();
  const { bytes, asked, products, multiply, places } = opened;
  const first = bytes.byteOffset;
  const cosines = new Array<number>(others.length);
  for (let start = 0; start < others.length; start += AT_ONCE) {
    const count = Math.min(AT_ONCE, others.length - start);
    for (let at = 0; at < count; at++) asked[at] = first + (others[start + at] ?? places.size) * STRIDE;
    multiply(
      first + a * STRIDE,
      asked.byteOffset,
      asked.byteOffset + count * NUMBER_BYTES,
      products.byteOffset,
    );
    for (let at = 0; at < count; at++) cosines[start + at] = (products[at] as number) / (UNIT * UNIT);
  }
  return cosines;
}

/** Adds `share` of a term's unit vector to `into`, in place. */
export function addVector(into: Float32Array, place: VectorPlace, share: number): void {
  opened ??= openVectors();
  const { bytes } = opened;
  const start = place * STRIDE;
  for (let at = 0; at < WORD_DIMENSIONS; at++) {
    into[at] = (into[at] as number) + (share * (bytes[start + at] as number)) / UNIT;
  }
}
