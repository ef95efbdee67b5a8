import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

/** What TensorFlow.js keeps of a model's numbers: their names and shapes, and the files they follow one another in. */
const Manifest = z.object({
  weightsManifest: z.array(
    z.object({
      paths: z.array(z.string()),
      weights: z.array(
        z.object({
          name: z.string(),
          shape: z.array(z.int()),
          dtype: z.enum(["float32", "int32"]),
          quantization: z.never().optional(),
        }),
      ),
    }),
  ),
});

const NUMBER_BYTES = 4;

/** The numbers of the one weight whose name ends so. @throws where there is none, or more than one. */
export type Weights = (ending: string) => Float32Array;

/** Reads `folder`'s model.json and what it names. @throws when it is not of that form. */
export async function readWeights(folder: string): Promise<Weights> {
  const manifest = Manifest.parse(JSON.parse(await readFile(join(folder, "model.json"), "utf8")));
  const groups = await Promise.all(
    manifest.weightsManifest.map(async ({ paths, weights }) => {
      const parts = await Promise.all(paths.map((path) => readFile(join(folder, path))));
      const bytes = new Uint8Array(Buffer.concat(parts)).buffer;
      let at = 0;
      return weights.map(({ name, shape }) => {
        const length = shape.reduce((product, side) => product * side, 1);
        const numbers = new Float32Array(bytes, at, length);
        at += length * NUMBER_BYTES;
        return { name, numbers };
      });
    }),
  );
  const all = groups.flat();
  return (ending) => {
    const [found, other] = all.filter(({ name }) => name.endsWith(ending));
    if (!found || other) throw new Error(`The model in ${folder} has not one weight named …${ending}.`);
    return found.numbers;
  };
}
