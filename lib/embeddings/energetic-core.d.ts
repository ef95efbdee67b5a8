import "@energetic-ai/core";

/** The package's own types name TensorFlow's, which it does not bring along: what is used here, as TensorFlow has it. */
declare module "@energetic-ai/core" {
  export interface Tensor {
    data(): Promise<Float32Array | Int32Array | Uint8Array>;
    dispose(): void;
  }
  export interface GraphModel {
    execute(inputs: Record<string, Tensor>, output: string): Tensor | Tensor[];
    executeAsync(inputs: Record<string, Tensor>, output: string): Promise<Tensor | Tensor[]>;
  }
  export function ready(): Promise<void>;
  export function tensor1d(values: readonly number[], type: "int32"): Tensor;
  export function tensor2d(
    values: Float32Array | readonly (readonly number[])[],
    shape: readonly [number, number],
    type?: "int32",
  ): Tensor;
}
