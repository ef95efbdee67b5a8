import {
  ADD,
  ADD_PAIRS,
  ADD_WHOLE,
  compileKernels,
  constant,
  extractWhole,
  get,
  IS_LESS,
  load,
  loadRegister,
  loop,
  MULTIPLY_FIRST_BYTES,
  MULTIPLY_LAST_BYTES,
  set,
  store,
  tee,
  ZEROS,
} from "./assemble.ts";

const REGISTER_BYTES = 16;
const NUMBER_BYTES = 4;

/**
 * Puts into `out` the products of one vector of signed bytes with others, four bytes each. `others` up to `end` holds
 * where each of those is, four bytes each; all are places in bytes.
 */
export type ByteKernel = (vector: number, others: number, end: number, out: number) => void;

/** @param bytes of a vector, a multiple of 16. */
export function openByteProducts(memory: WebAssembly.Memory, bytes: number): ByteKernel {
  const [vector, others, end, out, other] = [0, 1, 2, 3, 4];
  const parts = Array.from({ length: bytes / REGISTER_BYTES }, (_, at) => at);
  const own = (part: number) => 5 + part;
  const theirs = 5 + parts.length;
  const sum = theirs + 1;
  const addProducts = (part: number, multiply: readonly number[]) => [
    ...[...get(sum), ...get(own(part)), ...get(theirs), ...multiply, ...ADD_PAIRS, ...ADD_WHOLE, ...set(sum)],
  ];
  const move = (local: number) => [...get(local), ...constant(NUMBER_BYTES), ...ADD];
  const kernel = {
    name: "products",
    parameters: 4,
    numbers: 1,
    registers: parts.length + 2,
    body: [
      ...parts.flatMap((part) => [...get(vector), ...loadRegister(part * REGISTER_BYTES), ...set(own(part))]),
      ...loop([
        ...[...get(others), ...load(0), ...set(other), ...ZEROS, ...set(sum)],
        ...parts.flatMap((part) => [
          ...[...get(other), ...loadRegister(part * REGISTER_BYTES), ...set(theirs)],
          ...addProducts(part, MULTIPLY_FIRST_BYTES),
          ...addProducts(part, MULTIPLY_LAST_BYTES),
        ]),
        ...[...get(out), ...get(sum), ...extractWhole(0), ...get(sum), ...extractWhole(1), ...ADD],
        ...[...get(sum), ...extractWhole(2), ...ADD, ...get(sum), ...extractWhole(3), ...ADD, ...store(0)],
        ...[...move(out), ...set(out), ...move(others), ...tee(others), ...get(end), ...IS_LESS],
      ]),
    ],
  };
  return compileKernels(memory, [kernel]).get("products") as ByteKernel;
}
