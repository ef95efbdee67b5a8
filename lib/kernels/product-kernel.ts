import {
  ADD,
  ADD_FLOATS,
  compileKernels,
  constant,
  get,
  IS_LESS,
  type Kernel,
  loadRegister,
  loadSplat,
  loop,
  MULTIPLY_FLOATS,
  set,
  storeRegister,
  tee,
} from "./assemble.ts";

/** Columns of the second matrix that a kernel takes at once: two registers of four numbers. */
export const PANEL = 8;
/** Rows of the first matrix that a kernel takes at once: their sums, two a row, all stay in registers. */
export const MOST_ROWS = 4;

/** Steps along the shared side that are written out in one turn of the loop; its length is a multiple of them. */
const UNROLLED = 4;
const FLOAT_BYTES = 4;
const REGISTER_BYTES = 16;

/**
 * Puts into `out`, some rows of PANEL numbers, the product of as many rows of `a` and a panel, and to each the bias of its
 * column; all are places in bytes. A panel holds PANEL columns of the second matrix, row by row.
 */
export type ProductKernel = (
  a: number,
  aStride: number,
  aEnd: number,
  panel: number,
  bias: number,
  out: number,
  outStride: number,
) => void;

/** Kernels over `memory` for 1 to MOST_ROWS rows, in that order. */
export function openProducts(memory: WebAssembly.Memory): readonly ProductKernel[] {
  const kernels = Array.from({ length: MOST_ROWS }, (_, at) => writeProduct(at + 1));
  return [...compileKernels(memory, kernels).values()];
}

/** Numbers of the parameters, in the order of ProductKernel's. */
const [A, A_STRIDE, A_END, PANEL_AT, BIAS, OUT, OUT_STRIDE, PARAMETERS] = [0, 1, 2, 3, 4, 5, 6, 7];

function writeProduct(rows: number): Kernel {
  const rowAt = (row: number) => (row === 0 ? A : PARAMETERS - 1 + row);
  const left = PARAMETERS - 1 + rows;
  const right = left + 1;
  const factor = left + 2;
  const sum = (row: number, half: number) => left + 3 + 2 * row + half;
  const each = (make: (row: number) => number[]) =>
    Array.from({ length: rows }, (_, row) => make(row)).flat();
  const addTo = (into: number, by: number) => [
    ...[...get(into), ...get(factor), ...get(by), ...MULTIPLY_FLOATS, ...ADD_FLOATS, ...set(into)],
  ];
  const step = (at: number) => [
    ...[...get(PANEL_AT), ...loadRegister(at * PANEL * FLOAT_BYTES), ...set(left)],
    ...[...get(PANEL_AT), ...loadRegister(at * PANEL * FLOAT_BYTES + REGISTER_BYTES), ...set(right)],
    ...each((row) => [
      ...[...get(rowAt(row)), ...loadSplat(at * FLOAT_BYTES), ...set(factor)],
      ...[...addTo(sum(row, 0), left), ...addTo(sum(row, 1), right)],
    ]),
  ];
  const moveOn = (local: number, bytes: number) => [...get(local), ...constant(bytes), ...ADD, ...tee(local)];
  const move = (local: number, bytes: number) => [...get(local), ...constant(bytes), ...ADD, ...set(local)];
  return {
    name: `rows${String(rows)}`,
    parameters: PARAMETERS,
    numbers: rows - 1,
    registers: 3 + 2 * rows,
    body: [
      ...each((row) => [
        ...(row === 0 ? [] : [...get(rowAt(row - 1)), ...get(A_STRIDE), ...ADD, ...set(rowAt(row))]),
        ...[...get(BIAS), ...loadRegister(0), ...set(sum(row, 0))],
        ...[...get(BIAS), ...loadRegister(REGISTER_BYTES), ...set(sum(row, 1))],
      ]),
      ...loop([
        ...Array.from({ length: UNROLLED }, (_, at) => step(at)).flat(),
        ...each((row) => (row === 0 ? [] : move(rowAt(row), UNROLLED * FLOAT_BYTES))),
        ...move(PANEL_AT, UNROLLED * PANEL * FLOAT_BYTES),
        ...[...moveOn(A, UNROLLED * FLOAT_BYTES), ...get(A_END), ...IS_LESS],
      ]),
      ...each((row) => [
        ...[...get(OUT), ...get(sum(row, 0)), ...storeRegister(0)],
        ...[...get(OUT), ...get(sum(row, 1)), ...storeRegister(REGISTER_BYTES)],
        ...[...get(OUT), ...get(OUT_STRIDE), ...ADD, ...set(OUT)],
      ]),
    ],
  };
}
