import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openByteProducts } from "../../lib/kernels/byte-kernel.ts";

const BYTES = 48;
const vector = fc.array(fc.integer({ min: -127, max: 127 }), { minLength: BYTES, maxLength: BYTES });

describe("openByteProducts", () => {
  it("multiplies one vector with any number of others, as the sums written out do", () => {
    fc.assert(
      fc.property(vector, fc.array(vector, { minLength: 1, maxLength: 9 }), (own, others) => {
        const memory = new WebAssembly.Memory({ initial: 1 });
        const [asked, out, first] = [0, 64, 128];
        new Int8Array(memory.buffer, first).set([...own, ...others.flat()]);
        new Uint32Array(memory.buffer, asked).set(others.map((_, at) => first + (at + 1) * BYTES));
        openByteProducts(memory, BYTES)(first, asked, asked + 4 * others.length, out);
        const sums = others.map((other) => other.reduce((sum, value, at) => sum + value * (own[at] ?? 0), 0));
        expect([...new Int32Array(memory.buffer, out, others.length)]).toEqual(sums);
      }),
    );
  });
});
