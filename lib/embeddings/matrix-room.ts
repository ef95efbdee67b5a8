import { MOST_ROWS, openProducts, PANEL, type ProductKernel } from "../kernels/product-kernel.ts";

const FLOAT_BYTES = 4;
const PAGE_BYTES = 65_536;

/** A matrix and a bias, put where they are multiplied with. */
export type Layer = Readonly<{ inner: number; columns: number; panels: number; bias: number }>;
/** Rows of numbers one after the other, `width` each; `at` is their place in the room's memory, in bytes. */
export type Rows = Readonly<{ at: number; width: number; numbers: Float32Array }>;

/** Memory in which rows are multiplied with matrices; what is once placed there stays. */
export class MatrixRoom {
  private readonly memory: WebAssembly.Memory;
  private readonly kernels: readonly ProductKernel[];
  private taken = 0;

  /** @param floats how many numbers will be placed in it. */
  constructor(floats: number) {
    const pages = Math.ceil((floats * FLOAT_BYTES) / PAGE_BYTES);
    this.memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
    this.kernels = openProducts(this.memory);
  }

  /** @param matrix row by row, as many rows as the layer takes numbers, a column for each that it gives. */
  placeLayer(matrix: Float32Array, bias: Float32Array): Layer {
    const columns = bias.length;
    const inner = matrix.length / columns;
    const panels = this.take(matrix.length);
    for (let panel = 0; panel < columns / PANEL; panel++)
      for (let row = 0; row < inner; row++) {
        const from = row * columns + panel * PANEL;
        panels.numbers.set(matrix.subarray(from, from + PANEL), (panel * inner + row) * PANEL);
      }
    const biases = this.take(columns);
    biases.numbers.set(bias);
    return { inner, columns, panels: panels.at, bias: biases.at };
  }

  placeRows(count: number, width: number): Rows {
    return { ...this.take(count * width), width };
  }

  /** The first `count` rows of `from`, each times the layer's matrix and with its bias, into `to`. */
  multiply(from: Rows, layer: Layer, to: Rows, count: number): void {
    const stride = from.width * FLOAT_BYTES;
    const outStride = to.width * FLOAT_BYTES;
    const panelBytes = layer.inner * PANEL * FLOAT_BYTES;
    const inner = layer.inner * FLOAT_BYTES;
    for (let panel = 0; panel < layer.columns / PANEL; panel++) {
      const across = panel * PANEL * FLOAT_BYTES;
      const panelAt = layer.panels + panel * panelBytes;
      for (let row = 0; row < count; row += MOST_ROWS) {
        const kernel = this.kernels[Math.min(MOST_ROWS, count - row) - 1] as ProductKernel;
        const start = from.at + row * stride;
        const out = to.at + row * outStride + across;
        kernel(start, stride, start + inner, panelAt, layer.bias + across, out, outStride);
      }
    }
  }

  private take(length: number): { at: number; numbers: Float32Array } {
    const at = this.taken;
    this.taken += length * FLOAT_BYTES;
    return { at, numbers: new Float32Array(this.memory.buffer, at, length) };
  }
}
