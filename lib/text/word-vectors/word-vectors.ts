import kept from "./word-vectors.json" with { type: "json" };

/** Where a term's vector stands; undefined for a term without one. */
export type VectorPlace = number;

type Vectors = Readonly<{ places: ReadonlyMap<string, VectorPlace>; bytes: Int8Array }>;

let opened: Vectors | undefined;

/** Numbers in a vector. */
export const WORD_DIMENSIONS = kept.dimensions;
/** Length of a vector of signed bytes that stands for a unit vector. */
const UNIT = 127;

function openVectors(): Vectors {
  const places = new Map(kept.terms.split(" ").map((term, at) => [term, at] as const));
  return { places, bytes: new Int8Array(Buffer.from(kept.bytes, "base64")) };
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
  const [startA, startB] = [a * WORD_DIMENSIONS, b * WORD_DIMENSIONS];
  let sum = 0;
  for (let at = 0; at < WORD_DIMENSIONS; at++)
    sum += (bytes[startA + at] as number) * (bytes[startB + at] as number);
  return sum / (UNIT * UNIT);
}

/** `vectorCosine` of one term and each of the others; undefined is near nothing and gives 0. */
export function vectorCosines(a: VectorPlace, others: readonly (VectorPlace | undefined)[]): number[] {
  opened ??= openVectors();
  const { bytes } = opened;
  const own = bytes.subarray(a * WORD_DIMENSIONS, (a + 1) * WORD_DIMENSIONS);
  return others.map((other) => {
    if (other === undefined) return 0;
    const start = other * WORD_DIMENSIONS;
    let sum = 0;
    // Whole numbers, which never come near 32 bits.
    for (let at = 0; at < own.length; at++)
      sum = (sum + Math.imul(own[at] as number, bytes[start + at] as number)) | 0;
    return sum / (UNIT * UNIT);
  });
}

/** Adds `share` of a term's unit vector to `into`, in place. */
export function addVector(into: Float32Array, place: VectorPlace, share: number): void {
  opened ??= openVectors();
  const { bytes } = opened;
  const start = place * WORD_DIMENSIONS;
  for (let at = 0; at < WORD_DIMENSIONS; at++) {
    into[at] = (into[at] as number) + (share * (bytes[start + at] as number)) / UNIT;
  }
}
