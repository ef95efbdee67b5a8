/** Columns of the second matrix that a kernel takes at once: two registers of four numbers. */
export const PANEL = 8;
/** Rows of the first matrix that a kernel takes at once: their sums, two a row, all stay in registers. */
export const MOST_ROWS = 4;

/** Steps along the shared side that are written out in one turn of the loop; its length is a multiple of them. */
const UNROLLED = 4;
const FLOAT_BYTES = 4;
const REGISTER_BYTES = 16;

/**
 * Adds to `out`, some rows of PANEL numbers, the product of as many rows of `a` and a panel; all are places in bytes.
 * A panel holds PANEL columns of the second matrix, row by row. Each sum starts at its column's bias.
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
export function compileKernels(memory: WebAssembly.Memory): readonly ProductKernel[] {
  const instance = new WebAssembly.Instance(new WebAssembly.Module(writeModule()), { m: { m: memory } });
  return Array.from({ length: MOST_ROWS }, (_, at) => instance.exports[nameOf(at + 1)] as ProductKernel);
}

function nameOf(rows: number): string {
  return `rows${rows}`;
}

/** The bytes of WebAssembly's binary format, version 1, with its 128-bit instructions. */
function writeModule(): Uint8Array<ArrayBuffer> {
  const parameters = Array.from({ length: 7 }, () => I32);
  const kernels = Array.from({ length: MOST_ROWS }, (_, at) => at + 1);
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(1, list([[0x60, ...list(parameters.map((type) => [type])), 0x00]])),
    ...section(2, list([[...text("m"), ...text("m"), 0x02, 0x00, 0x01]])),
    ...section(3, list(kernels.map(() => [0]))),
    ...section(7, list(kernels.map((rows, at) => [...text(nameOf(rows)), 0x00, at]))),
    ...section(10, list(kernels.map(writeKernel))),
  ]);
}

const I32 = 0x7f;
const V128 = 0x7b;

/** Numbers of the parameters, in the order of ProductKernel's. */
const [A, A_STRIDE, A_END, PANEL_AT, BIAS, OUT, OUT_STRIDE] = [0, 1, 2, 3, 4, 5, 6];

function writeKernel(rows: number): number[] {
  const rowAt = (row: number) => (row === 0 ? A : 6 + row);
  const left = 6 + rows;
  const right = left + 1;
  const factor = left + 2;
  const sum = (row: number, half: number) => left + 3 + 2 * row + half;
  const each = <T>(make: (row: number) => T[]) => Array.from({ length: rows }, (_, row) => make(row)).flat();

  const start = each((row) => [
    ...(row === 0 ? [] : [...get(rowAt(row - 1)), ...get(A_STRIDE), ADD, ...set(rowAt(row))]),
    ...[
      ...get(BIAS),
      ...load(0),
      ...set(sum(row, 0)),
      ...get(BIAS),
      ...load(REGISTER_BYTES),
      ...set(sum(row, 1)),
    ],
  ]);
  const step = (at: number) => [
    ...[...get(PANEL_AT), ...load(at * PANEL * FLOAT_BYTES), ...set(left)],
    ...[...get(PANEL_AT), ...load(at * PANEL * FLOAT_BYTES + REGISTER_BYTES), ...set(right)],
    ...each((row) => [
      ...[...get(rowAt(row)), ...loadSplat(at * FLOAT_BYTES), ...set(factor)],
      ...[...get(sum(row, 0)), ...get(factor), ...get(left), ...MULTIPLY, ...ADD_FLOATS, ...set(sum(row, 0))],
      ...[
        ...get(sum(row, 1)),
        ...get(factor),
        ...get(right),
        ...MULTIPLY,
        ...ADD_FLOATS,
        ...set(sum(row, 1)),
      ],
    ]),
  ];
  const move = (local: number, bytes: number) => [...get(local), ...constant(bytes), ADD, ...set(local)];
  const loop = [
    ...[0x03, 0x40],
    ...Array.from({ length: UNROLLED }, (_, at) => step(at)).flat(),
    ...each((row) => (row === 0 ? [] : move(rowAt(row), UNROLLED * FLOAT_BYTES))),
    ...move(PANEL_AT, UNROLLED * PANEL * FLOAT_BYTES),
    ...[
      ...get(A),
      ...constant(UNROLLED * FLOAT_BYTES),
      ADD,
      ...tee(A),
      ...get(A_END),
      LESS,
      ...[0x0d, 0x00],
      END,
    ],
  ];
  const finish = each((row) => [
    ...[
      ...get(OUT),
      ...get(sum(row, 0)),
      ...store(0),
      ...get(OUT),
      ...get(sum(row, 1)),
      ...store(REGISTER_BYTES),
    ],
    ...[...get(OUT), ...get(OUT_STRIDE), ADD, ...set(OUT)],
  ]);
  const locals = list([
    [...unsigned(rows - 1), I32],
    [...unsigned(3 + 2 * rows), V128],
  ]);
  const body = [...locals, ...start, ...loop, ...finish, END];
  return [...unsigned(body.length), ...body];
}

const ADD = 0x6a;
const LESS = 0x49;
const END = 0x0b;
const MULTIPLY = [0xfd, 0xe6, 0x01];
const ADD_FLOATS = [0xfd, 0xe4, 0x01];

const get = (local: number) => [0x20, local];
const set = (local: number) => [0x21, local];
const tee = (local: number) => [0x22, local];
const constant = (value: number) => [0x41, ...signed(value)];
const load = (offset: number) => [0xfd, 0x00, 0x02, ...unsigned(offset)];
const loadSplat = (offset: number) => [0xfd, 0x09, 0x02, ...unsigned(offset)];
const store = (offset: number) => [0xfd, 0x0b, 0x02, ...unsigned(offset)];

function section(id: number, content: readonly number[]): number[] {
  return [id, ...unsigned(content.length), ...content];
}

function list(items: readonly (readonly number[])[]): number[] {
  return [...unsigned(items.length), ...items.flat()];
}

function text(ascii: string): number[] {
  return [ascii.length, ...ascii].map((one) => (typeof one === "number" ? one : one.charCodeAt(0)));
}

/** LEB128. */
function unsigned(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >>> 7)];
}

function signed(value: number): number[] {
  return value < 0x40 ? [value] : [(value & 0x7f) | 0x80, ...signed(value >>> 7)];
}
