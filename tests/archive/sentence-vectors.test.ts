import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  packSentenceVectors,
  readSentenceVectors,
  sentenceCosines,
  writeSentenceVectors,
} from "../../lib/archive/sentence-vectors.ts";

const DIMENSION = 16;
const number = fc.double({ min: -3, max: 3, noNaN: true });
const vector = fc.array(number, { minLength: DIMENSION, maxLength: DIMENSION });
const vectors = fc.array(vector, { maxLength: 5 });

function cosine(a: readonly number[], b: readonly number[]): number {
  const product = a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);
  const lengths = Math.hypot(...a) * Math.hypot(...b);
  return lengths === 0 ? 0 : product / lengths;
}

describe("vectors of sentences", () => {
  it("keep their cosines to any other vector, nearly", () => {
    fc.assert(
      fc.property(vectors, vector, (sentences, asked) => {
        // Numbers too small for four bytes have no direction left.
        fc.pre([asked, ...sentences].every((each) => Math.hypot(...each) > 1e-3));
        const cosines = sentenceCosines(Float32Array.from(asked), packSentenceVectors(sentences));
        expect(cosines).toHaveLength(sentences.length);
        for (const [at, own] of sentences.entries())
          expect(Math.abs((cosines[at] ?? 9) - cosine(own, asked))).toBeLessThan(0.02);
      }),
    );
  });

  it("are near nothing when they are zeros", () => {
    const zeros = packSentenceVectors([[0, 0, 0]]);
    expect([...sentenceCosines(Float32Array.of(1, 2, 3), zeros)]).toEqual([0]);
    expect([...sentenceCosines(new Float32Array(3), packSentenceVectors([[1, 2, 3]]))]).toEqual([0]);
  });

  it("come back from their bytes as they were, wherever the bytes begin", () => {
    fc.assert(
      fc.property(vectors, fc.nat({ max: 7 }), (sentences, shift) => {
        const packed = packSentenceVectors(sentences);
        const bytes = writeSentenceVectors(packed);
        const moved = Buffer.concat([Buffer.alloc(shift), bytes]).subarray(shift);
        expect(readSentenceVectors(moved)).toEqual(packed);
      }),
    );
  });
});
