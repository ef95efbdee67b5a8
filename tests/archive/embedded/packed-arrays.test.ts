import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { packArrays, unpackArrays } from "../../../lib/archive/embedded/packed-arrays.ts";

const arrays = fc.record({
  letters: fc.uint8Array({ maxLength: 33 }),
  numbers: fc.uint32Array({ maxLength: 33 }),
  none: fc.constant(new Uint32Array(0)),
  last: fc.uint8Array({ maxLength: 9 }),
});

describe("packArrays", () => {
  it("comes back whole from unpackArrays, wherever in memory the bytes stand", () => {
    fc.assert(
      fc.property(arrays, fc.nat(17), (packed, shift) => {
        const bytes = packArrays(packed);
        const moved = new Uint8Array(bytes.length + shift);
        moved.set(bytes, shift);
        const unpacked = unpackArrays(moved.subarray(shift));
        expect(unpacked.uint8("letters")).toEqual(packed.letters);
        expect(unpacked.uint32("numbers")).toEqual(packed.numbers);
        expect(unpacked.uint32("none")).toEqual(packed.none);
        expect(unpacked.uint8("last")).toEqual(packed.last);
      }),
    );
  });
});

describe("unpackArrays", () => {
  const bytes = packArrays({ numbers: Uint32Array.of(1, 2, 3), letters: Uint8Array.of(7) });

  it("refuses a name that is not there, and one of another width", () => {
    expect(() => unpackArrays(bytes).uint32("words")).toThrow("no whole array named words");
    expect(() => unpackArrays(bytes).uint8("numbers")).toThrow("no whole array named numbers");
  });

  it("refuses an array that was cut short", () => {
    const cut = bytes.slice(0, bytes.length - 16);
    expect(() => unpackArrays(cut).uint32("numbers")).toThrow("no whole array named numbers");
  });
});
