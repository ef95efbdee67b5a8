/** Instructions of WebAssembly's binary format, version 1, with its 128-bit ones; `offset` is in bytes. */
export const ADD = [0x6a];
export const IS_LESS = [0x49];
export const END = [0x0b];
export const ADD_FLOATS = [0xfd, 0xe4, 0x01];
export const MULTIPLY_FLOATS = [0xfd, 0xe6, 0x01];
export const ADD_WHOLE = [0xfd, 0xae, 0x01];
/** Of two registers of 16 signed bytes, the products of the first or the last eight. */
export const MULTIPLY_FIRST_BYTES = [0xfd, 0x9c, 0x01];
export const MULTIPLY_LAST_BYTES = [0xfd, 0x9d, 0x01];
/** Eight numbers of two bytes, added in pairs to four of four bytes. */
export const ADD_PAIRS = [0xfd, 0x7e];

export const get = (local: number) => [0x20, local];
export const set = (local: number) => [0x21, local];
export const tee = (local: number) => [0x22, local];
export const constant = (value: number) => [0x41, ...signed(value)];
export const load = (offset: number) => [0x28, 0x02, ...unsigned(offset)];
export const store = (offset: number) => [0x36, 0x02, ...unsigned(offset)];
export const loadRegister = (offset: number) => [0xfd, 0x00, 0x02, ...unsigned(offset)];
/** One number of four bytes, in all four places. */
export const loadSplat = (offset: number) => [0xfd, 0x09, 0x02, ...unsigned(offset)];
export const storeRegister = (offset: number) => [0xfd, 0x0b, 0x02, ...unsigned(offset)];
export const ZEROS = [0xfd, 0x0c, ...new Array<number>(16).fill(0)];
export const extractWhole = (lane: number) => [0xfd, 0x1b, lane];
/** Its body is done again as long as it leaves a number other than 0. */
export const loop = (body: readonly number[]) => [0x03, 0x40, ...body, 0x0d, 0x00, ...END];

/** A function whose parameters, and first locals after them, are 32-bit numbers, and the other locals registers. */
export type Kernel = Readonly<{
  name: string;
  parameters: number;
  numbers: number;
  registers: number;
  body: readonly number[];
}>;

type Compiled = (...numbers: number[]) => void;

/** The kernels by name, over `memory`. They must have as many parameters each as the first. */
export function compileKernels(
  memory: WebAssembly.Memory,
  kernels: readonly Kernel[],
): ReadonlyMap<string, Compiled> {
  const module = new WebAssembly.Module(writeModule(kernels));
  const { exports } = new WebAssembly.Instance(module, { m: { m: memory } });
  return new Map(kernels.map(({ name }) => [name, exports[name] as Compiled]));
}

const I32 = 0x7f;
const V128 = 0x7b;

function writeModule(kernels: readonly Kernel[]): Uint8Array<ArrayBuffer> {
  const parameters = Array.from({ length: kernels[0]?.parameters ?? 0 }, () => [I32]);
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(1, list([[0x60, ...list(parameters), 0x00]])),
    ...section(2, list([[...text("m"), ...text("m"), 0x02, 0x00, 0x01]])),
    ...section(3, list(kernels.map(() => [0]))),
    ...section(7, list(kernels.map(({ name }, at) => [...text(name), 0x00, at]))),
    ...section(10, list(kernels.map(writeKernel))),
  ]);
}

function writeKernel({ numbers, registers, body }: Kernel): number[] {
  const locals = list([
    [...unsigned(numbers), I32],
    [...unsigned(registers), V128],
  ]);
  const whole = [...locals, ...body, ...END];
  return [...unsigned(whole.length), ...whole];
}

function section(id: number, content: readonly number[]): number[] {
  return [id, ...unsigned(content.length), ...content];
}

function list(items: readonly (readonly number[])[]): number[] {
  return [...unsigned(items.length), ...items.flat()];
}

function text(ascii: string): number[] {
  return [ascii.length, ...Buffer.from(ascii, "latin1")];
}

/** LEB128. */
function unsigned(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >>> 7)];
}

function signed(value: number): number[] {
  return value < 0x40 ? [value] : [(value & 0x7f) | 0x80, ...signed(value >>> 7)];
}
