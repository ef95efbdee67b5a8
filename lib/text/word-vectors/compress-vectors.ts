/** Word vectors by index term, as they are kept: unit vectors of `dimensions` signed bytes, one after the other. */
export type CompressedVectors = Readonly<{ terms: readonly string[]; dimensions: number; bytes: Int8Array }>;

/** Directions that all words share, which say nothing of their meaning (Mu and Viswanath 2018, "All-but-the-Top"). */
const SHARED = 2;
const ROUNDS = 30;

/**
 * One vector a term out of vectors by word, most frequent word first: the most frequent word of a term stands for it.
 * The mean and the strongest shared directions are taken away, the rest is brought to unit length and to bytes.
 */
export function compressVectors(
  words: readonly (readonly [word: string, vector: readonly number[]])[],
  termOf: (word: string) => string,
  most: number,
): CompressedVectors {
  const byTerm = new Map<string, readonly number[]>();
  for (const [word, vector] of words) {
    if (byTerm.size >= most) break;
    const term = termOf(word);
    if (!byTerm.has(term)) byTerm.set(term, vector);
  }
  const dimensions = words[0]?.[1].length ?? 0;
  const rows = [...byTerm.values()].map((vector) => Float64Array.from(vector));
  const mean = meanOf(rows, dimensions);
  for (const row of rows) addTo(row, mean, -1);
  for (let at = 0; at < SHARED; at++) {
    const direction = strongestDirection(rows, dimensions);
    for (const row of rows) addTo(row, direction, -dot(row, direction));
  }
  const bytes = new Int8Array(rows.length * dimensions);
  for (const [at, row] of rows.entries()) {
    const length = Math.sqrt(row.reduce((sum, value) => sum + value * value, 0)) || 1;
    bytes.set(
      row.map((value) => Math.round((127 * value) / length)),
      at * dimensions,
    );
  }
  return { terms: [...byTerm.keys()], dimensions, bytes };
}

function meanOf(rows: readonly Float64Array[], dimensions: number): Float64Array {
  const mean = new Float64Array(dimensions);
  for (const row of rows) addTo(mean, row, 1 / rows.length);
  return mean;
}

/** `into += share * row`, in place. */
function addTo(into: Float64Array, row: Float64Array, share: number): void {
  for (let at = 0; at < into.length; at++) into[at] = (into[at] ?? 0) + share * (row[at] ?? 0);
}

/** First principal component, by power iteration from a fixed start. */
function strongestDirection(rows: readonly Float64Array[], dimensions: number): Float64Array {
  let direction = Float64Array.from({ length: dimensions }, (_, at) => 1 / (at + 1));
  for (let round = 0; round < ROUNDS; round++) {
    const next = new Float64Array(dimensions);
    for (const row of rows) addTo(next, row, dot(row, direction));
    const length = Math.sqrt(dot(next, next)) || 1;
    direction = next.map((value) => value / length);
  }
  return direction;
}

function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);
}
